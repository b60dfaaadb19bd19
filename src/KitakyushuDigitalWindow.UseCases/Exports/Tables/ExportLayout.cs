using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Exports.Tables;

/// <summary>A table of an export: its name and its columns.</summary>
internal sealed record ExportTable(string Name, IReadOnlyList<string> Headers);

/// <summary>
/// The tables of one version of a procedure: one line per case, and for each repeating group one line per row. A version never changes, so
/// its columns never do either; <see cref="LayoutNumber"/> moves when this class gives other columns.
/// </summary>
internal sealed class ExportLayout
{
    /// <summary>In the first column of every line, behind procedure and version.</summary>
    public const int LayoutNumber = 1;

    private static readonly string[] _caseHeaders =
        ["列の版", "受付番号", "手続き", "手続きの版", "状態", "受付日時", "処理期限", "決定の種類", "決定日", "文書番号", "申請者氏名", "申請の区分"];

    private static readonly string[] _rowHeaders = ["列の版", "受付番号", "行"];

    private readonly PublishedProcedure _procedure;
    private readonly IReadOnlyList<Question> _questions;
    private readonly IReadOnlyList<RepeatQuestion> _groups;
    private readonly string _layout;

    private ExportLayout(PublishedProcedure procedure)
    {
        _procedure = procedure;
        var form = procedure.Definition.Form;
        _questions = [.. form.Pages.SelectMany(p => p.Questions).Where(IsExported)];
        _groups = [.. form.Questions.OfType<RepeatQuestion>()];
        _layout = string.Create(CultureInfo.InvariantCulture, $"{procedure.Definition.Id}/{procedure.Number}/{LayoutNumber}");
        Tables =
        [
            new("申請", Unique([.. _caseHeaders, .. HeadersOf(_questions), .. procedure.Definition.Declarations.Select(d => d.Label)])),
            .. _groups.Select(g => new ExportTable(g.ItemLabel, Unique([.. _rowHeaders, .. HeadersOf(g.Questions.Where(IsExported))]))),
        ];
    }

    /// <summary>The cases first, then each repeating group.</summary>
    public IReadOnlyList<ExportTable> Tables { get; }

    public static ExportLayout Of(PublishedProcedure procedure) => new(procedure);

    /// <summary>The lines of a case, each with the index of its table.</summary>
    public IEnumerable<(int Table, IReadOnlyList<string> Cells)> LinesOf(ExportedCase found)
    {
        var answers = found.Answers;
        yield return (0,
        [
            _layout, found.ReceiptNumber, _procedure.Definition.ShortName, _procedure.Number.ToString(CultureInfo.InvariantCulture), found.Status.Label(),
            JapanTime.ClockOf(found.ReceivedAtUtc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Day(found.DueOn),
            found.Decision is { } decision ? Word(decision.Kind) : "",
            found.Decision is { } at ? Day(JapanTime.DayOf(at.DecidedAtUtc)) : "", found.Decision?.DocumentNumber ?? "", found.Applicant,
            found.ForWhom switch { ForWhomKind.Child => "親権者が申請", ForWhomKind.Delegation => "代理人が申請", _ => "本人が申請" },
            .. _questions.SelectMany(q => Cells(q, answers[q.Key])),
            .. _procedure.Definition.Declarations.Select(d => answers[d.Key]?.Value == "true" ? "1" : ""),
        ]);
        for (var i = 0; i < _groups.Count; i++)
        {
            var questions = _groups[i].Questions.Where(IsExported).ToList();
            foreach (var (ordinal, prefix) in RowsOf(_procedure.Definition.Form, _groups[i], answers))
            {
                yield return (i + 1, [_layout, found.ReceiptNumber, ordinal, .. questions.SelectMany(q => Cells(q, answers[prefix + q.Key]))]);
            }
        }
    }

    /// <summary>Rows of a group in the order shown: their number as people count (2, or 2-1 in a row of another group), and what their keys begin with.</summary>
    public static IEnumerable<(string Ordinal, string Prefix)> RowsOf(FormDefinition form, RepeatQuestion group, AnswerSet answers)
    {
        IEnumerable<(string Ordinal, string Prefix)> parents = form.RepeatOf(group.Key) is { } parent ? RowsOf(form, parent, answers) : [("", "")];
        return parents.SelectMany(p => answers.RowsOf(p.Prefix + group.Key).Select((row, i) => (
            p.Ordinal + (p.Ordinal.Length == 0 ? "" : "-") + (i + 1).ToString(CultureInfo.InvariantCulture),
            AnswerSet.RowKey(p.Prefix + group.Key, row, ""))));
    }

    /// <summary>Stands in a filed application: not what one picked as a help for writing.</summary>
    public static bool IsExported(Question question) => question is { HasAnswer: true } and not HouseholdMemberQuestion;

    /// <summary>As people say it in a table; the letter's longer words are for the one who proposes.</summary>
    public static string Word(DecisionKind kind) => kind switch
    {
        DecisionKind.Granted => "認める",
        DecisionKind.Refused => "認めない",
        DecisionKind.Accepted => "受理",
        _ => "却下",
    };

    private static IEnumerable<string> HeadersOf(IEnumerable<Question> questions) =>
        questions.SelectMany(q => q.Export(new Answer("")).Select(c => ColumnWords.Of(q, c.Name)));

    private static IEnumerable<string> Cells(Question question, Answer? answer)
    {
        var columns = question.Export(answer ?? new Answer(""));
        return columns.Select(c => answer is null ? "" : c.Value); // not asked is not the same as none
    }

    /// <summary>Two questions may have the same label; a spreadsheet wants to tell their columns apart.</summary>
    private static List<string> Unique(IReadOnlyList<string> headers)
    {
        var seen = new Dictionary<string, int>();
        return [.. headers.Select(h => (seen[h] = seen.GetValueOrDefault(h) + 1) is var n and > 1 ? string.Create(CultureInfo.InvariantCulture, $"{h}（{n}）") : h)];
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
