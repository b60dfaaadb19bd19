using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Languages;

namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>What an open page is made of, in short: this build, the published set and the translations. The same on every server, another after any of them changes.</summary>
public sealed class PublishedStamp(IPublishedProcedures procedures, ITranslations translations)
{
    /// <summary>The query keys that open pages read, besides the search.</summary>
    public static readonly IReadOnlyList<string> QueryKeys = ["by", "life"];

    private volatile Stamped? _stamped;

    public string Current
    {
        get
        {
            var published = procedures.Current;
            var stamped = _stamped;
            if (stamped is null || !ReferenceEquals(stamped.Of, published))
            {
                var parts = published.Select(p => p.VersionId.ToString("N")).Prepend(translations.Stamp)
                    .Prepend(typeof(PublishedStamp).Module.ModuleVersionId.ToString("N"));
                _stamped = stamped = new Stamped(published, Hash(string.Concat(parts)));
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

    private sealed record Stamped(IReadOnlyList<PublishedProcedure> Of, string Text);
}
