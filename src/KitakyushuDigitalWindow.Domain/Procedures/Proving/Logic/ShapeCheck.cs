using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>The form can be shown, addressed and answered at all.</summary>
internal sealed partial class ShapeCheck : IDefinitionCheck
{
    private static readonly string[] _reserved = ["check", "closed", "done", "expired", "files", "new", "new-version", "remove"]; // addresses of the form runner's own pages

    public IEnumerable<Finding> Find(Subject subject) =>
        [.. OfForm(subject), .. subject.Pages.SelectMany(p => OfPage(subject, p)), .. subject.Questions.SelectMany(q => OfQuestion(q, subject.Today))];

    private static IEnumerable<Finding> OfForm(Subject subject)
    {
        if (subject.Definition.CanBeFiled && !subject.Questions.Any(q => q.Question.Asks))
        {
            yield return Finding.Error("form.empty", "", "質問が1つもありません。申請に必要な質問を加えるか、オンライン化の状況を「受け付けない」にしてください。");
        }

        foreach (var twice in subject.Definition.Declarations.GroupBy(d => d.Key).Where(g => g.Count() > 1))
        {
            yield return Finding.Error("declaration.twice", "#declarations", $"確認事項のキー「{twice.Key}」が重なっています。別のキーにしてください。");
        }
    }

    private static IEnumerable<Finding> OfPage(Subject subject, PlacedPage placed)
    {
        var page = placed.Page;
        if (!PageId().IsMatch(page.Id) || (placed.Groups.Count == 0 && _reserved.Contains(page.Id)))
        {
            yield return Finding.Error("page.id", placed.Place, $"ページのID「{page.Id}」は使えません。英小文字・数字・ハイフンの、ほかと重ならない名前にしてください。");
        }

        var siblings = subject.Pages.Where(p => p.Groups.SequenceEqual(placed.Groups)).TakeWhile(p => !ReferenceEquals(p, placed)).ToList();
        if (siblings.Exists(p => p.Page.Id == page.Id))
        {
            yield return Finding.Error("page.id", placed.Place, $"ページのID「{page.Id}」が前のページと重なっています。別のIDにしてください。");
        }

        if (siblings.Exists(p => p.Page.Title == page.Title))
        {
            yield return Finding.Error("page.title-twice", placed.Place, $"ページの見出し「{page.Title}」が前のページと同じです。内容が分かるように言い換えてください。");
        }

        if (page.Questions.Count == 0 && page.Exit is null)
        {
            yield return Finding.Error("page.empty", placed.Place, $"ページ「{page.Title}」に質問がありません。質問を加えるか、ページを消してください。");
        }

        if (page.Questions.Count > 1 && page.Questions.Any(q => q is RepeatQuestion))
        {
            yield return Finding.Error("repeat.page", placed.Place, $"繰り返しの質問は、1つだけのページにします。「{page.Title}」のほかの質問を別のページに移してください。");
        }
    }

    private static IEnumerable<Finding> OfQuestion(PlacedQuestion placed, DateOnly today)
    {
        var question = placed.Question;
        if (!Key().IsMatch(question.Key))
        {
            yield return Finding.Error("question.key", placed.Place, $"キー「{question.Key}」は使えません。英字で始まる英数字にしてください。");
        }

        if (question is FileQuestion && placed.Page.Groups.Count > 0)
        {
            yield return Finding.Error("file.row", placed.Place, $"「{question.Label}」は繰り返しの中に置けません（書類は行ごとに分けて保管されません）。外のページに移してください。");
        }

        if (question.Options() is { } options)
        {
            foreach (var finding in OfOptions(placed, options))
            {
                yield return finding;
            }
        }

        foreach (var message in Unanswerable(question))
        {
            yield return Finding.Error("question.no-answer", placed.Place, message);
        }

        if (question is TextQuestion { Pattern: { } pattern } && !IsPattern(pattern))
        {
            yield return Finding.Error("question.pattern", placed.Place, $"「{question.Label}」の形（pattern）が正規表現として読めません。書き直してください。");
        }
    }

    private static IEnumerable<Finding> OfOptions(PlacedQuestion placed, IReadOnlyList<Option> options)
    {
        var label = placed.Question.Label;
        foreach (var twice in options.GroupBy(o => o.Value).Where(g => g.Count() > 1))
        {
            yield return Finding.Error("option.twice", placed.Place, $"「{label}」の選択肢の値「{twice.Key}」が重なっています。後の選択肢は選べません。別の値にしてください。");
        }

        foreach (var twice in options.GroupBy(o => o.Label).Where(g => g.Count() > 1))
        {
            yield return Finding.Error("option.twice", placed.Place, $"「{label}」に選択肢「{twice.Key}」が2つあります。見分けられるように言い換えるか、1つにしてください。");
        }

        foreach (var comma in options.Where(o => o.Value.Contains(',', StringComparison.Ordinal) || o.Value.Length == 0))
        {
            yield return Finding.Error("option.value", placed.Place, $"「{label}」の選択肢の値「{comma.Value}」は使えません。コンマのない英数字にしてください。");
        }
    }

    /// <summary>Questions that nobody can answer: the way ends there.</summary>
    private static IEnumerable<string> Unanswerable(Question question)
    {
        if (question.Options() is { Count: 0 })
        {
            yield return $"「{question.Label}」に選択肢がありません。選択肢を加えてください。";
        }

        if (question is NumberQuestion number && (number.Min ?? 0) > number.Max)
        {
            yield return $"「{question.Label}」の下限（{number.Min ?? 0}）が上限（{number.Max}）より大きく、入力できる数がありません。範囲を直してください。";
        }

        if (question is TextQuestion { MaxLength: < 1 } or KanaQuestion { MaxLength: < 1 } or AddressQuestion { MaxLength: < 1 })
        {
            yield return $"「{question.Label}」に1文字も入力できません。最大の文字数を直してください。";
        }

        if (question is FileQuestion { MaxFiles: < 1 })
        {
            yield return $"「{question.Label}」に書類を1つも付けられません。個数を直してください。";
        }

        if (question is RepeatQuestion repeat)
        {
            if (repeat.MinItems > repeat.MaxItems || repeat.MaxItems < 1)
            {
                yield return $"「{question.Label}」の最小の件数（{repeat.MinItems}）と最大の件数（{repeat.MaxItems}）が合いません。直してください。";
            }

            if (!repeat.Questions.Any(q => q.Asks))
            {
                yield return $"「{question.Label}」の繰り返しの中に質問がありません。質問を加えてください。";
            }
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = TextQuestion.Compile(pattern);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false; // not a regular expression, or not one that runs in linear time: that is the finding
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageId();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
