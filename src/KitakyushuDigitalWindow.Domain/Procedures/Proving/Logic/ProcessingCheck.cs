namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>標準処理期間: a period that the clock can count, and whose rules say something.</summary>
internal sealed class ProcessingCheck : IDefinitionCheck
{
    private const string Place = "#processing";
    private const int MaxDays = 366;

    public IEnumerable<Finding> Find(Subject subject)
    {
        var period = subject.Definition.Processing;
        var days = period.Unit switch { PeriodUnit.Weeks => 7, PeriodUnit.Months => 30, _ => 1 } * (long)period.Length;
        if (days is < 1 or > MaxDays)
        {
            yield return Finding.Error("processing.length", Place, "標準処理期間の長さは、1以上、1年以内にしてください。");
        }

        if (period.Unit == PeriodUnit.OpenDays && (period.Start == PeriodStart.NextOpenDay || !period.EndsOnOpenDay))
        {
            yield return Finding.Error(
                "processing.rule", Place, "開庁日で数える期間は、もともと開庁日に始まり、開庁日に終わります。「start」の nextOpenDay と「end」の asCounted を消してください。");
        }

        if (period.OnPayment == WaitingEffect.Restart)
        {
            yield return Finding.Error("processing.payment", Place, "納付を待つ間は、止める（pause）か続ける（continue）かのどちらかです。数え直す（restart）ことはできません。");
        }
    }
}
