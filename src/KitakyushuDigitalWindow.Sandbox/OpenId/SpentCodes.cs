using System.Collections.Concurrent;

namespace KitakyushuDigitalWindow.Sandbox.OpenId;

/// <summary>Remembers which authorization codes were redeemed: without a database OpenIddict would take one twice.</summary>
internal sealed class SpentCodes
{
    /// <summary>Kept in the code, never in a token that leaves the provider.</summary>
    public const string Claim = "sandbox_code";

    private readonly ConcurrentDictionary<string, byte> _spent = new(StringComparer.Ordinal);

    /// <summary>True for the first caller only.</summary>
    public bool Spend(string code) => _spent.TryAdd(code, 0);
}
