using System.Globalization;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>Which days are allowed, seen from today in Japan.</summary>
public enum DateRule
{
    Any = 10,     // いつでも
    Past = 20,    // 今日まで
    Future = 30,  // 今日から
}

/// <summary>
/// 日付: year (western or of an era, 元 accepted), month and day typed as numbers; or year and month only. The answer is
/// <c>2019-08-27</c> or <c>2027-03</c>; eras exist at input and display alone (DS-441). Where the form allows it, month or day may be
/// unknown: <c>1950-03-00</c>, <c>1950-00-00</c> (as the card has them); such an answer is no day.
/// </summary>
public sealed class DateQuestion(QuestionFacts facts) : Question(facts)
{
    public const string EraPart = "era";
    public const string YearPart = "year";
    public const string MonthPart = "month";
    public const string DayPart = "day";
    public const string UnknownPart = "unknown";
    public const string Western = "西暦";

    /// <summary>Values of <see cref="UnknownPart"/>.</summary>
    public const string UnknownDay = "day";
    public const string UnknownMonth = "month";

    private static readonly string[] _dayFields = [YearPart, MonthPart, DayPart, EraPart];
    private static readonly string[] _monthFields = [YearPart, MonthPart, EraPart];
    private static readonly string[] _unknownFields = [YearPart, MonthPart, DayPart, EraPart, UnknownPart];
    private static readonly string[] _triedDays = ["1", "28", "30"];
    private static readonly DateOnly _earliest = new(1868, 1, 25);

    public DateRule Rule { get; init; } = DateRule.Any;

    /// <summary>Year and month only.</summary>
    public bool IsMonth { get; init; }

    /// <summary>The day, or month and day, may be unknown (old registers, people from countries that do not record them).</summary>
    public bool AllowsUnknown { get; init; }

    public static IReadOnlyList<string> Calendars { get; } = [Western, "令和", "平成", "昭和", "大正", "明治"];

    public override bool IsGroup => true;

    public override IReadOnlyList<string> Fields => IsMonth ? _monthFields : AllowsUnknown ? _unknownFields : _dayFields;

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (PartialDate.Parse(answer.Value) is { } part)
        {
            return new Dictionary<string, string>
            {
                [EraPart] = Western,
                [YearPart] = part.Year.ToString(CultureInfo.InvariantCulture),
                [MonthPart] = part.Month?.ToString(CultureInfo.InvariantCulture) ?? "",
                [UnknownPart] = part.Month is null ? UnknownMonth : UnknownDay,
            };
        }

        if (DayOf(answer) is not { } day)
        {
            return new Dictionary<string, string>();
        }

        var fields = new Dictionary<string, string>
        {
            [EraPart] = Western,
            [YearPart] = day.Year.ToString(CultureInfo.InvariantCulture),
            [MonthPart] = day.Month.ToString(CultureInfo.InvariantCulture),
        };
        if (!IsMonth)
        {
            fields[DayPart] = day.Day.ToString(CultureInfo.InvariantCulture);
        }

        return fields;
    }

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (PartialDate.Parse(answer.Value) is { } part)
        {
            return part.ToString();
        }

        if (DayOf(answer) is not { } day)
        {
            return answer.Value;
        }

        return IsMonth ? EraDate.FormatBoth(day) is var text ? text[..(text.IndexOf('月', StringComparison.Ordinal) + 1)] : "" : EraDate.FormatBoth(day);
    }

    /// <summary>The day of a complete answer; for year and month, the first of the month.</summary>
    public DateOnly? DayOf(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = IsMonth ? answer.Value + "-01" : answer.Value;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>ISO; unknown parts are 99 (GIF).</summary>
    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var isBirth = PrefillFrom?.EndsWith("irthDate", StringComparison.Ordinal) == true || Key.EndsWith("irthDate", StringComparison.Ordinal);
        return [new(isBirth ? Key + ".dateOfBirth" : Key, answer.Value.Replace("-00", "-99", StringComparison.Ordinal))];
    }

    public override bool IsBlank(RawFields raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return Fields.Where(f => f is not (EraPart or UnknownPart)).All(f => string.IsNullOrWhiteSpace(raw[f]));
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        if (AllowsUnknown && raw.Read(UnknownPart) is { Count: > 0 } unknown && unknown.Any(u => u is UnknownMonth or UnknownDay))
        {
            return ReadPart(raw, isMonthUnknown: unknown.Contains(UnknownMonth));
        }

        var (era, year, month, day) = (raw[EraPart].Trim(), Folded(raw[YearPart]), Folded(raw[MonthPart]), IsMonth ? "1" : Folded(raw[DayPart]));
        foreach (var (field, name, value) in new[] { (YearPart, "年", year), (MonthPart, "月", month), (DayPart, "日", day) })
        {
            if (value.Length == 0)
            {
                return ParsedAnswer.Of(field, $"{Label}の{name}を入力してください");
            }
        }

        if (!(int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12))
        {
            return ParsedAnswer.Of(MonthPart, $"{Label}：月は1から12の数字で入力してください");
        }

        if (!(int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d is >= 1 and <= 31))
        {
            return ParsedAnswer.Of(DayPart, $"{Label}：日は1から31の数字で入力してください");
        }

        var read = era.Length == 0 || era == Western ? EraDate.ParseWestern(year, month, day) : OfEra(era, year, month, day);
        if (read.Day is not { } found)
        {
            return Unreadable(read.Problem, era, year, m, d);
        }

        return ParsedAnswer.Of(new Answer(found.ToString(IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        // what the card does not say, the person cannot say better
        if (PartialDate.Parse(answer.Value) is { } part && !IsMonth && (AllowsUnknown || answer.Source == AnswerSource.Card))
        {
            if (part.Year < _earliest.Year || part.Year > today.Year + 100)
            {
                yield return new FieldError(YearPart, $"{Label}：年を確認してください");
            }
            else if (Rule == DateRule.Past && part.First > today)
            {
                yield return new FieldError(YearPart, $"{Label}は今日（{EraDate.Format(today)}）までの日付にしてください");
            }
            else if (Rule == DateRule.Future && part.Last < today)
            {
                yield return new FieldError(YearPart, $"{Label}は今日（{EraDate.Format(today)}）以降の日付にしてください");
            }

            yield break;
        }

        if (DayOf(answer) is not { } day)
        {
            yield return new FieldError(YearPart, EmptyMessage);
            yield break;
        }

        if (day < _earliest || day.Year > today.Year + 100)
        {
            yield return new FieldError(YearPart, $"{Label}：年を確認してください");
        }
        else if (Rule == DateRule.Past && day > today)
        {
            yield return new FieldError(YearPart, $"{Label}は今日（{EraDate.Format(today)}）までの日付にしてください");
        }
        else if (Rule == DateRule.Future && (IsMonth ? day < new DateOnly(today.Year, today.Month, 1) : day < today))
        {
            yield return new FieldError(YearPart, IsMonth ? $"{Label}は今月以降にしてください" : $"{Label}は今日（{EraDate.Format(today)}）以降の日付にしてください");
        }
    }

    /// <summary>Year, or year and month, of either calendar; a typed month counts only when it is not said to be unknown.</summary>
    private ParsedAnswer ReadPart(RawFields raw, bool isMonthUnknown)
    {
        var (era, year, month) = (raw[EraPart].Trim(), Folded(raw[YearPart]), Folded(raw[MonthPart]));
        if (year.Length == 0)
        {
            return ParsedAnswer.Of(YearPart, $"{Label}の年を入力してください");
        }

        int m = 0;
        if (!isMonthUnknown && !(int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out m) && m is >= 1 and <= 12))
        {
            return ParsedAnswer.Of(MonthPart, month.Length == 0
                ? $"{Label}の月を入力してください（月も分からないときは「月と日が分からない」を選びます）"
                : $"{Label}：月は1から12の数字で入力してください");
        }

        // an era may begin or end within the year or month: any day of it that both have will do
        var days = from tried in m > 0 ? [m] : Enumerable.Range(1, 12)
                   from day in _triedDays
                   let text = tried.ToString(CultureInfo.InvariantCulture)
                   select era.Length == 0 || era == Western ? EraDate.ParseWestern(year, text, day) : OfEra(era, year, text, day);
        var read = days.FirstOrDefault(d => d.Day is not null) ?? days.First();
        return read.Day is { } found
            ? ParsedAnswer.Of(new Answer(string.Create(CultureInfo.InvariantCulture, $"{found.Year:0000}-{m:00}-00")))
            : Unreadable(read.Problem, era, year, Math.Max(1, m), 1);
    }

    /// <summary>A month belongs to both eras when the era changed in it: 大正元年7月 began on its 30th.</summary>
    private EraDateResult OfEra(string era, string year, string month, string day)
    {
        var read = EraDate.Parse(era, year, month, day);
        return IsMonth && read.Problem == EraDateProblem.OutsideEra && EraDate.Parse(era, year, month, "30") is { Day: not null } late ? late : read;
    }

    private static string Folded(string text) => WidthFolding.ToHalfWidthAscii(text).Trim();

    private ParsedAnswer Unreadable(EraDateProblem? problem, string era, string year, int month, int day) => problem switch
    {
        EraDateProblem.NoSuchDay => ParsedAnswer.Of(DayPart, $"{Label}：{month}月{day}日はありません。日付を確認してください"),
        EraDateProblem.OutsideEra => ParsedAnswer.Of(YearPart, IsMonth
            ? $"{Label}：{era}{year}年{month}月はありません。年と元号を確認してください"
            : $"{Label}：{era}{year}年{month}月{day}日はありません。年と元号を確認してください"),
        EraDateProblem.UnknownEra => ParsedAnswer.Of(EraPart, $"{Label}の暦を選んでください"),
        _ => ParsedAnswer.Of(YearPart, era.Length == 0 || era == Western
            ? $"{Label}：年は西暦4桁の数字で入力してください"
            : $"{Label}：年は{era}の年数を数字で入力してください"),
    };
}
