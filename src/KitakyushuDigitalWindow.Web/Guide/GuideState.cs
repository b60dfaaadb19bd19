using System.Security.Cryptography;
using System.Text.Json;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace KitakyushuDigitalWindow.Web.Guide;

/// <summary>Where one browser stands in the guide.</summary>
/// <param name="DateOf">Event that the day question was answered or passed over for; another event asks again.</param>
/// <param name="Picked">Procedures that are to become a package.</param>
/// <param name="RunId">Of this picking: one picking makes one package.</param>
public sealed record GuideState(GuideAnswers Answers, string? DateOf, DateOnly? EventOn, IReadOnlyList<string> Picked, Guid RunId)
{
    public static GuideState Empty { get; } = new(GuideAnswers.Empty, null, null, [], Guid.Empty);

    /// <summary>The day of this event, when it was given.</summary>
    public DateOnly? DayOf(GuideEvent? happened) => happened is not null && happened.Id == DateOf ? EventOn : null;
}

/// <summary>
/// The answers stay with the browser, encrypted: the server keeps nothing of somebody who has not even logged in, and no address or log
/// line holds an answer. Gone when the browser is closed, or three hours after the last answer.
/// </summary>
public sealed class GuideCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Name = "kdw-guide";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(3);

    private static readonly HostPrefixCookies _cookies = new();

    private readonly IDataProtector _protector = protection.CreateProtector("kdw.guide");

    /// <summary>Empty when there is no cookie, or one that is too old or not ours.</summary>
    public GuideState Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_cookies.GetRequestCookie(context, Name) is not { Length: > 0 } text)
        {
            return GuideState.Empty;
        }

        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(_protector.Unprotect(text))!;
            return clock.NowUtc() - kept.AtUtc > Lifetime
                ? GuideState.Empty
                : new GuideState(
                    new GuideAnswers(kept.Answers.ToDictionary(a => a.Key, a => (IReadOnlyList<string>)a.Value)), kept.DateOf, kept.EventOn, kept.Picked, kept.RunId);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return GuideState.Empty; // changed by hand, or written before the keys were renewed: begin anew
        }
    }

    public void Write(HttpContext context, GuideState state)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(state);
        var kept = new Kept(state.Answers.Values.ToDictionary(a => a.Key, a => a.Value.ToArray()), state.DateOf, state.EventOn, [.. state.Picked], state.RunId, clock.NowUtc());
        _cookies.AppendResponseCookie(context, Name, _protector.Protect(JsonSerializer.Serialize(kept)), Options(context));
    }

    public void Clear(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _cookies.DeleteCookie(context, Name, Options(context));
    }

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" };

    private sealed record Kept(Dictionary<string, string[]> Answers, string? DateOf, DateOnly? EventOn, string[] Picked, Guid RunId, DateTime AtUtc);
}
