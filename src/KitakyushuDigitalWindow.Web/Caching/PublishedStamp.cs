using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Languages;

namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>
/// What an open page is made of, in short: this build, the published set, the translations, the measured times, and what is open or closed now. The same on every server, another
/// after any of them changes; at the very instant of an opening or a closing no page of before is shown any more.
/// </summary>
public sealed class PublishedStamp(IPublishedProcedures procedures, ITranslations translations, IOpenedWindows windows, IForecasts forecasts, TimeProvider clock)
{
    /// <summary>The query keys that open pages read, besides the search.</summary>
    public static readonly IReadOnlyList<string> QueryKeys = ["by", "life"];

    private volatile Stamped? _stamped;

    public string Current
    {
        get
        {
            var (published, opened, measured, now) = (procedures.Current, windows.Current, forecasts.Current, clock.NowUtc());
            var stamped = _stamped;
            if (stamped is null || !ReferenceEquals(stamped.Of, published) || !ReferenceEquals(stamped.Opened, opened) || !ReferenceEquals(stamped.Measured, measured) || now >= stamped.ChangesAtUtc || now < stamped.MadeAtUtc)
            {
                var states = published.Select(p => p.Definition.Acceptance.At(now, opened[p.Definition.Id])).ToList();
                var parts = published.Select(p => p.VersionId.ToString("N"))
                    .Concat(states.Select(s => s.ToString()))
                    .Concat(measured.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}={m.Value}")))
                    .Prepend(translations.Stamp)
                    .Prepend(typeof(PublishedStamp).Module.ModuleVersionId.ToString("N"));
                _stamped = stamped = new Stamped(published, opened, measured, now, states.Select(s => s.ChangesAtUtc).Min(), Hash(string.Concat(parts)));
            }

            return stamped.Text;
        }
    }

    /// <summary>Weak: the same page compressed in two ways is one page.</summary>
    public string ETagOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = string.Join('&', QueryKeys.Select(k => request.Query[k]));
        return $"W/\"{Hash($"{Current}{request.Path.Value?.ToUpperInvariant()}?{query}{LanguageChoice.Of(request.HttpContext).Variant}")}\"";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));

    /// <param name="ChangesAtUtc">The next opening, closing or last day; null when there is none.</param>
    private sealed record Stamped(
        IReadOnlyList<PublishedProcedure> Of, ILookup<string, AcceptanceWindow> Opened, IReadOnlyDictionary<string, int> Measured, DateTime MadeAtUtc, DateTime? ChangesAtUtc, string Text);
}
