using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>
/// The words of one page in the reader's language; views have it as <c>T</c>. Every text is written in Japanese where it stands,
/// <c>@T["手続きを探す"]</c>, and is looked up by its Japanese. What is not translated stays Japanese, and says so by <c>lang</c>.
/// </summary>
public sealed class Texts(IHttpContextAccessor accessor, TextBooks books, PortalAddress address)
{
    private LanguageChoice? _choice;
    private string? _book;
    private bool _isFrame;

    public SiteLanguage Language => Choice.Language;

    public bool IsJapanese => Language == SiteLanguage.Japanese;

    public bool IsEasy => Language == SiteLanguage.Easy;

    public bool HasRuby => Choice.HasRuby;

    /// <summary>The words of this page go through here (see <see cref="Use"/>); those of other pages are Japanese in every language.</summary>
    public bool IsUsed => _book is not null;

    /// <summary>The day of the translation; null on Japanese pages, and where there is none.</summary>
    public DateOnly? TranslatedOn => IsJapanese || _book is null ? null : books.Find(Language, _book)?.On;

    /// <summary>The languages that this page can be read in.</summary>
    public IEnumerable<SiteLanguage> Languages => _book is null
        ? [SiteLanguage.Japanese]
        : SiteLanguage.All.Where(l => l == SiteLanguage.Japanese || books.Find(l, _book) is not null);

    /// <summary>For <c>lang</c> on a part of a page that is written in Japanese only; null where the page is Japanese anyway.</summary>
    public string? JapaneseOnly => StaysJapanese || IsEasy ? null : SiteLanguage.Japanese.Lang;

    /// <summary>The text for the body of an element.</summary>
    public IHtmlContent this[string japanese] => In(_book, japanese);

    private LanguageChoice Choice => _choice ??= accessor.HttpContext is { } context ? LanguageChoice.Of(context) : LanguageChoice.Japanese;

    /// <summary>A page that did not say <see cref="Use"/> is Japanese, parts that it shares with others included; only its frame is not.</summary>
    private bool StaysJapanese => IsJapanese || (_book is null && !_isFrame);

    /// <summary>The page says that its words go through here, and which book has those of its own.</summary>
    /// <param name="book">The id of a procedure, or <see cref="TextBooks.Shell"/>, <see cref="TextBooks.Guide"/>.</param>
    public void Use(string book) => _book = book;

    /// <summary>A layout says that what follows is the frame; the body of the page was made before.</summary>
    public void BeginFrame() => _isFrame = true;

    /// <summary>A text of another book than the page's own, such as the name of a procedure in a list.</summary>
    public IHtmlContent In(string? book, string japanese) => Find(book, japanese) ?? Untranslated(japanese);

    /// <summary>The text for an attribute, a title or an option: without readings, and Japanese where it is not translated.</summary>
    public string Plain(string japanese) => Find(_book, japanese)?.Plain ?? japanese;

    /// <summary>
    /// The text, and below it the official Japanese words: forms keep them, because they are what the office receives and goes by.
    /// </summary>
    public IHtmlContent WithOfficial(string japanese) =>
        Find(_book, japanese) is not { } found ? Untranslated(japanese) : found.Plain == japanese ? found : Joined(found, japanese);

    /// <summary>The same on one line, for an option of a list, which holds no elements.</summary>
    public string PlainWithOfficial(string japanese) =>
        Plain(japanese) is var plain && plain == japanese ? japanese : $"{plain}（{japanese}）";

    /// <summary>A sentence with a name in it that is translated by itself: 「お子さんを入力する」 is found as 「{label}を入力する」.</summary>
    public IHtmlContent About(string japanese, string label) =>
        StaysJapanese ? new StringHtmlContent(japanese)
        : books.FindMessage(Choice, _book, japanese, label) is { } found ? found : Untranslated(japanese);

    /// <summary>The same for a title.</summary>
    public string PlainAbout(string japanese, string label) =>
        StaysJapanese ? japanese : books.FindMessage(Choice, _book, japanese, label)?.Plain ?? japanese;

    /// <summary>What is wrong with an answer, and the Japanese message below it.</summary>
    /// <param name="label">The question that the message names; empty when it names none.</param>
    public IHtmlContent Message(string message, string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (StaysJapanese)
        {
            return new StringHtmlContent(message);
        }

        var found = label.Length == 0
            ? books.Find(Choice, _book, message)
            : books.FindMessage(Choice, _book, message, label) ?? books.Find(Choice, TextBooks.Shell, "この質問の答えを確かめてください");
        return found is null ? Untranslated(message) : Joined(found, message);
    }

    /// <summary>An answer on the check page: what was chosen is translated, what was typed stays.</summary>
    public IHtmlContent Value(Question question, string shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (StaysJapanese || question is not (ChoiceQuestion or CheckboxesQuestion or ConsentQuestion))
        {
            return new StringHtmlContent(shown);
        }

        var lines = new HtmlContentBuilder();
        foreach (var line in shown.Split('\n'))
        {
            lines.AppendHtml(WithOfficial(line));
            lines.Append("\n");
        }

        return lines;
    }

    /// <summary>A fee: 「なし」 is no fee here, and no card elsewhere.</summary>
    public IHtmlContent Fee(string book, string fee) => In(book, !StaysJapanese && fee == "なし" ? "無料" : fee);

    /// <summary>Several texts in one, 「、」 or another mark between them.</summary>
    public IHtmlContent List(string joined, char mark = '、', string? book = null)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return StaysJapanese ? new StringHtmlContent(joined) : Names(joined.Split(mark).Select(part => In(book ?? _book, part)));
    }

    /// <summary>Texts one after the other, with the mark of the language between them.</summary>
    public IHtmlContent Names(IEnumerable<IHtmlContent> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var list = new HtmlContentBuilder();
        foreach (var text in texts)
        {
            if (list.Count > 0)
            {
                list.Append(Language == SiteLanguage.English && !StaysJapanese ? ", " : "、");
            }

            list.AppendHtml(text);
        }

        return list;
    }

    /// <summary>The line above the h1: which procedure, how far, which row.</summary>
    public IHtmlContent Caption(string procedure, string? progress = null, string? row = null)
    {
        var line = new HtmlContentBuilder();
        line.AppendHtml(this[procedure]);
        if (progress is not null)
        {
            line.Append("　" + progress);
        }

        if (row is not null)
        {
            line.Append("　");
            line.AppendHtml(this[row]);
        }

        return line;
    }

    /// <summary>The name of a procedure: its translation, else its English name, else Japanese.</summary>
    public IHtmlContent NameOf(string id, string japanese, string english) =>
        Find(id, japanese) is { } found ? found
        : !StaysJapanese && Language == SiteLanguage.English ? new StringHtmlContent(english)
        : Untranslated(japanese);

    /// <summary>The address of a page in the reader's language. Pages behind the log-in have one address for all languages.</summary>
    public string Url(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsJapanese ? path : path == "/" ? Language.Prefix : Language.Prefix + path;
    }

    /// <summary>This page in another language, for a link; <c>/ja</c> makes the reader's choice of another language forgotten.</summary>
    public string UrlIn(SiteLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var request = accessor.HttpContext!.Request;
        return "/" + language.Code + (request.Path == "/" ? "" : request.Path.ToUriComponent()) + OwnQuery(request);
    }

    /// <summary>The one address of this page in a language, host included, for search engines.</summary>
    public string CanonicalIn(SiteLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var request = accessor.HttpContext!.Request;
        return address.BaseUrl + language.Prefix + (request.Path == "/" && language.Prefix.Length > 0 ? "" : request.Path.ToUriComponent()) + OwnQuery(request);
    }

    /// <summary>This page in the reader's language, to come back to.</summary>
    public string Here => accessor.HttpContext is { } context ? (Choice.IsInAddress ? Language.Prefix : "") + context.Request.Path.Value + OwnQuery(context.Request) : "/";

    public IHtmlContent Date(DateOnly day) => Day(day, EraDate.Format);

    /// <param name="inJapanese">How Japanese pages write the day.</param>
    public IHtmlContent Day(DateOnly day, Func<DateOnly, string> inJapanese)
    {
        ArgumentNullException.ThrowIfNull(inJapanese);
        return StaysJapanese ? new StringHtmlContent(inJapanese(day))
            : IsEasy ? this[string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}年{day.Month}月{day.Day}日")]
            : new StringHtmlContent(day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
    }

    public IHtmlContent Instant(DateTime atUtc)
    {
        if (StaysJapanese)
        {
            return new StringHtmlContent(EraDate.FormatInstant(atUtc));
        }

        var both = new HtmlContentBuilder();
        both.AppendHtml(Date(JapanTime.DayOf(atUtc)));
        both.Append(JapanTime.ClockOf(atUtc).ToString(" H:mm", CultureInfo.InvariantCulture));
        return both;
    }

    private RubyText? Find(string? book, string japanese) => StaysJapanese ? null : books.Find(Choice, book, japanese);

    private IHtmlContent Untranslated(string japanese) =>
        StaysJapanese || IsEasy ? new StringHtmlContent(japanese) : new MarkedText(japanese);

    private static string OwnQuery(HttpRequest request) => string.Concat(
        Caching.PublishedStamp.QueryKeys.Where(request.Query.ContainsKey).Select((key, i) => (i == 0 ? "?" : "&") + key + "=" + Uri.EscapeDataString(request.Query[key].ToString())));

    private static HtmlContentBuilder Joined(RubyText translated, string japanese)
    {
        var both = new HtmlContentBuilder();
        both.AppendHtml(translated);
        both.AppendHtml(new MarkedText(japanese, "kdw-official"));
        return both;
    }
}
