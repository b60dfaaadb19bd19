using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>Every page and question is on the path of some answers, and every condition decides something.</summary>
internal sealed class ReachCheck : IDefinitionCheck
{
    public IEnumerable<Finding> Find(Subject subject)
    {
        var probes = subject.Conditions.SelectMany(Probes).ToList();
        var seen = new PathSearch(subject).Look(probes.Select(p => p.Probe));
        var findings = probes.Select(p => Judge(subject, p, seen[p.Probe])).OfType<Finding>().ToList();
        return [.. OfPages(subject, findings), .. seen.Values.Any(s => s.WasCut) ? [Cut] : Array.Empty<Finding>()];
    }

    private static Finding Cut => Finding.Warning(
        "reach.cut", "", $"表示条件が多く、答え方をすべて（{PathSearch.Bound:#,0}通りまで）は調べられませんでした。条件を減らすか、ページの流れを目で確かめてください。");

    private static IEnumerable<(Probe Probe, Role Role)> Probes(PlacedCondition at)
    {
        // a condition on what is filled in matters only where the question is shown
        var around = at.Use == "showWhen" ? null : at.Question?.Question.ShowWhen;
        return
        [
            (new Probe(at, around, at.Condition), Role.Whole),
            .. at.Condition.Parts(around).Select(p => (new Probe(at, p.Around, p.Part), p.IsOfAll ? Role.PartOfAll : Role.PartOfAny)),
        ];
    }

    private enum Role
    {
        Whole,
        PartOfAll,
        PartOfAny,
    }

    private static Finding? Judge(Subject subject, (Probe Probe, Role Role) asked, Sighting seen)
    {
        var (at, clause) = (asked.Probe.At, subject.Describe(asked.Probe.Condition));
        var label = at.Question?.Question.Label;
        if (seen.WasCut)
        {
            return null; // what was not seen may still be
        }

        return (asked.Role, seen) switch
        {
            (Role.Whole, { Holds: null, Fails: null }) => null, // its group never has rows: said there
            (Role.Whole, { Holds: null }) when at.Use == "showWhen" => Finding.Error(
                "reach.question", at.Place, $"「{label}」を表示する条件（{clause}）が成り立つ答え方がありません。{Example(subject, seen.Fails!, "たとえば", "と答えても表示されません。")}条件を直すか、質問を消してください。"),
            (Role.Whole, { Holds: null }) => Finding.Warning(
                "condition.never", at.Place, $"「{label}」の条件（{clause}）が成り立つ答え方がありません。条件を直すか、消してください。"),
            (Role.Whole, { Fails: null }) => Finding.Warning(
                "condition.always", at.Place, $"「{label}」の条件（{clause}）は、どう答えても成り立ちます。{Example(subject, seen.Holds!, "たとえば", "のときもです。")}条件を外すか、直してください。"),
            (Role.PartOfAll, { Holds: not null, Fails: null }) => Finding.Warning(
                "condition.part-always", at.Place, $"「{label}」の条件のうち「{clause}」は、ほかの条件が成り立てば必ず成り立ちます。この部分を消してください。"),
            (Role.PartOfAny, { Holds: null, Fails: not null }) => Finding.Warning(
                "condition.part-never", at.Place, $"「{label}」の条件のうち「{clause}」だけが成り立つ答え方はありません。この部分を直すか、消してください。"),
            _ => null,
        };
    }

    /// <summary>A page none of whose questions is ever asked is one fault, not many.</summary>
    private static List<Finding> OfPages(Subject subject, List<Finding> findings)
    {
        var lost = findings.Where(f => f.Code == "reach.question").Select(f => f.Place.Split('#')[0]).ToHashSet();
        foreach (var page in subject.Pages)
        {
            var asking = subject.Questions.Where(q => ReferenceEquals(q.Page, page) && q.Question.Asks).ToList();
            if (asking.Count > 0 && asking.TrueForAll(q => lost.Contains(q.Place)))
            {
                findings.Add(Finding.Error("reach.page", page.Place, $"ページ「{page.Page.Title}」に進む答え方がありません。質問の表示条件を直すか、ページを消してください。"));
            }
        }

        return findings;
    }

    private static string Example(Subject subject, AnswerSet answers, string before, string after)
    {
        var given = answers.All.Where(a => !a.Value.IsEmpty && subject.Find(a.Key.Split('.')[^1]) is { Question: not Forms.Questions.RepeatQuestion })
            .Select(a => $"「{subject.Form.LabelOf(a.Key.Split('.')[^1], null)}」に「{subject.Form.LabelOf(a.Key.Split('.')[^1], a.Value.Value)}」").ToList();
        return given.Count == 0 ? "" : before + string.Join("、", given) + after;
    }
}
