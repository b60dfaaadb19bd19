using System.Text;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;

namespace KitakyushuDigitalWindow.Web.My;

/// <summary>
/// An invitation code is kept nowhere but as its hash; so that its page can be opened again after a look elsewhere, it stays here for a
/// quarter of an hour, encrypted. After that a new one must be made.
/// </summary>
public sealed class ShownCodes(IDistributedCache cache, IDataProtectionProvider protection)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("kdw.invitation-codes");

    public Task KeepAsync(Guid delegationId, InvitationCode code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        return cache.SetAsync(
            Key(delegationId), _protector.Protect(Encoding.ASCII.GetBytes(code.Value)),
            new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = _lifetime }, cancellationToken);
    }

    /// <summary>Null when it can be shown no more.</summary>
    public async Task<string?> ReadAsync(Guid delegationId, CancellationToken cancellationToken) =>
        await cache.GetAsync(Key(delegationId), cancellationToken) is { } kept ? Encoding.ASCII.GetString(_protector.Unprotect(kept)) : null;

    private static string Key(Guid delegationId) => "invitation:" + delegationId.ToString("N");
}
