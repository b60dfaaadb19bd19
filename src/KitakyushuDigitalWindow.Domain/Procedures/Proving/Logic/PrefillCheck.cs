namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>What is filled in exists and fits the question.</summary>
internal sealed class PrefillCheck : IDefinitionCheck
{
    public IEnumerable<Finding> Find(Subject subject) => subject.Questions.SelectMany(q => Of(subject, q));

    private static IEnumerable<Finding> Of(Subject subject, PlacedQuestion placed)
    {
        var (question, place) = (placed.Question, placed.Place + "#prefillFrom");
        if (question.PrefillFrom is not { } name)
        {
            if (question.PrefillWhen is not null)
            {
                yield return Finding.Warning("prefill.nothing", placed.Place + "#prefillWhen", $"「{question.Label}」には事前入力の条件だけがあり、入力する値（prefillFrom）がありません。どちらかにそろえてください。");
            }

            yield break;
        }

        if (KnownNames.IsEarlier(name, out var procedure, out var key))
        {
            if (subject.All?.FirstOrDefault(d => d.Id == procedure)?.Form.Find(key) is null && (subject.All is not null || key.Length == 0))
            {
                yield return Finding.Error("prefill.unknown", place, $"「{question.Label}」の事前入力の元「{name}」がありません。前の手続のIDと質問のキーを確かめてください。");
            }
        }
        else if (!KnownNames.IsKnown(name))
        {
            yield return Finding.Error("prefill.unknown", place, $"「{question.Label}」の事前入力の元「{name}」はありません。使える名前は定義の説明書（docs/definitions.md）にあります。");
        }
        else if (!KnownNames.Fits(name, question))
        {
            yield return Finding.Error("prefill.type", place, $"「{question.Label}」の質問の種類に、事前入力の元「{name}」の値は入りません。質問の種類か元を直してください。");
        }
    }
}
