using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>Every page and question is on the path of some answers, every exit is for some, and every condition decides something.</summary>
internal sealed class ReachCheck : IDefinitionCheck
{
    private const string LostQuestion = "reach.question";

    private enum Role
    {
        Whole,
        PartOfAll,
        PartOfAny,
    }

    public IEnumerable<Finding> Find(Subject subject)
    {
        var probes = subject.Conditions.SelectMany(Probes).ToList();
        var seen = new PathSearch(subject, FormContext.On(subject.Today)).Look(probes.Select(p => p.Probe));
        var findings = probes.Where(p => !seen[p.Probe].WasCut).Select(p => Judge(subject, p.Probe, p.Role, seen[p.Probe])).OfType<Finding>().ToList();
        findings.AddRange(OfPages(subject, findings));
        if (seen.Values.Any(s => s.WasCut))
        {
            findings.Add(Finding.Warning(
                "reach.cut", "", $"表示条件が多く、答え方をすべて（{PathSearch.Bound:#,0}通りまで）は調べられませんでした。条件を減らすか、ページの流れを目で確かめてください。"));
        }

        return findings;
    }

    private static IEnumerable<(Probe Probe, Role Role)> Probes(PlacedCondition at)
    {
        // what is filled in matters only where the question is shown
        var around = at.Use == PlacedCondition.ShowWhen ? null : at.Question?.Question.ShowWhen;
        return
        [
            (new Probe(at, around, at.Condition), Role.Whole),
            .. at.Condition.Parts(around).Select(p => (new Probe(at, p.Around, p.Part), p.IsOfAll ? Role.PartOfAll : Role.PartOfAny)),
        ];
    }

    private static Finding? Judge(Subject subject, Probe probe, Role role, Sighting seen)
    {
        var (at, label, clause) = (probe.At, probe.At.Label, subject.Describe(probe.Condition));
        return (role, seen) switch
        {
            (Role.Whole, { Holds: null, Fails: null }) => null, // never comes up: said of what hides it
            (Role.Whole, { Holds: null }) when at.Page is not null => Finding.Error(
                "exit.nobody", at.Place, $"対象外の案内「{label}」（{clause}）に進む人がいません。{Example(subject, seen.Fails!, "と答えても進みません。")}条件を直すか、ページを消してください。"),
            (Role.Whole, { Fails: null }) when at.Page is not null => Finding.Error(
                "exit.everybody", at.Place, $"ここまで来た人が全員、対象外の案内「{label}」（{clause}）に進み、申請できません。{Example(subject, seen.Holds!, "のときもです。")}条件を直してください。"),
            (Role.Whole, { Holds: null }) when at.Use == PlacedCondition.ShowWhen => Finding.Error(
                LostQuestion, at.Place, $"「{label}」を表示する条件（{clause}）が成り立つ答え方がありません。{Example(subject, seen.Fails!, "と答えても表示されません。")}条件を直すか、質問を消してください。"),
            (Role.Whole, { Holds: null }) => Finding.Warning(
                "condition.never", at.Place, $"「{label}」の条件（{clause}）が成り立つ答え方がありません。{Example(subject, seen.Fails!, "と答えても成り立ちません。")}条件を直すか、消してください。"),
            (Role.Whole, { Fails: null }) => Finding.Warning(
                "condition.always", at.Place, $"「{label}」の条件（{clause}）は、どう答えても成り立ちます。{Example(subject, seen.Holds!, "のときもです。")}条件を外すか、直してください。"),
            (Role.PartOfAll, { Holds: not null, Fails: null }) => Finding.Warning(
                "condition.part-always", at.Place, $"「{label}」の条件のうち「{clause}」は、ほかの条件が成り立てば必ず成り立ちます。この部分を消してください。"),
            (Role.PartOfAny, { Holds: null, Fails: not null }) => Finding.Warning(
                "condition.part-never", at.Place, $"「{label}」の条件のうち「{clause}」だけが成り立つ答え方はありません。この部分を直すか、消してください。"),
            _ => null,
        };
    }

    /// <summary>A page none of whose questions is ever asked is named as such.</summary>
    private static IEnumerable<Finding> OfPages(Subject subject, List<Finding> findings)
    {
        var lost = findings.Where(f => f.Code == LostQuestion).Select(f => f.Place.Split('#')[0]).ToHashSet();
        return
        [
            .. from page in subject.Pages
               let asking = subject.Questions.Where(q => ReferenceEquals(q.Page, page) && q.Question.Asks).ToList()
               where asking.Count > 0 && asking.TrueForAll(q => lost.Contains(q.Place))
               select Finding.Error("reach.page", page.Place, $"ページ「{page.Page.Title}」に進む答え方がありません。質問の表示条件を直すか、ページを消してください。"),
        ];
    }

    /// <summary>The way that was tried, in the words of the form.</summary>
    private static string Example(Subject subject, AnswerSet answers, string after)
    {
        var given = from answer in answers.All
                    let question = subject.Find(answer.Key.Split('.')[^1])?.Question
                    where question is not null and not RepeatQuestion && !answer.Value.IsEmpty
                    select $"「{question.Label}」に「{question.Display(answer.Value)}」";
        return string.Join("、", given.Distinct()) is { Length: > 0 } words ? "たとえば、" + words + after : "";
    }
}
