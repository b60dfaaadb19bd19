using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

/// <summary>Good and bad values of each type. A bad value gives a message that names the question and says what to do.</summary>
public class QuestionTests
{
    [Theory]
    [InlineData(" 北九　花子 ", "北九　花子")]
    [InlineData("神", "神")] // U+FA19 stays: NFC would change it
    [InlineData("一行目\r\n二行目", "一行目 二行目")]
    [InlineData("表から\t貼った", "表から 貼った")]
    [InlineData("𠮷野葛\U000E0100", "𠮷野葛\U000E0100")]
    public void Text_Good_IsKeptAsTypedOnOneLine(string typed, string kept) => Assert.Equal(kept, Good(Line(20), typed));

    [Theory]
    [InlineData("一行目\r\n二行目\r三行目\n四行目", "一行目\n二行目\n三行目\n四行目")]
    [InlineData("\n中だけ\n", "中だけ")]
    [InlineData("表\t貼り", "表 貼り")]
    public void Textarea_AnyLineEnds_BecomeLineFeeds(string typed, string kept) =>
        Assert.Equal(kept, Good(new TextQuestion(Facts()) { MaxLength = 100, IsMultiline = true }, typed));

    [Fact]
    public void Text_Length_IsCountedAsPeopleCount()
    {
        Assert.Equal("𠮷野葛\U000E0100", Good(Line(3), "𠮷野葛\U000E0100")); // 3 characters, 6 UTF-16 units
        Assert.Contains("3文字以内で入力してください（いま4文字）", Bad(Line(3), "𠮷野葛\U000E0100屋"), StringComparison.Ordinal);
        Assert.Contains("（いま1,001文字）", Bad(Line(1000), new string('あ', 1001)), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OneCharacterUnderAMegabyteOfMarks_IsTooLong() =>
        Assert.EndsWith("20文字以内で入力してください", Bad(Line(20), "か" + new string('\u3099', 1_000_000)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001bb")]
    [InlineData("a\u0085b")]
    public void Text_ControlCharacters_AreRefused(string typed) => Assert.Contains("制御文字", Bad(Line(20), typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("１２３４-５６７８ ９０", "1234567890")]
    [InlineData("1234567890", "1234567890")]
    public void Pattern_AnyWidthAndHyphens_AreFolded(string typed, string kept) => Assert.Equal(kept, Good(Digits(), typed));

    [Theory]
    [InlineData("123456789")]
    [InlineData("12345678901")]
    [InlineData("12345６789a")]
    public void Pattern_NotMatched_SaysTheHint(string typed) => Assert.Contains("10桁の数字", Bad(Digits(), typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("きたきゅう　はなこ", "キタキュウ　ハナコ")]
    [InlineData("ｷﾀｷｭｳ ﾊﾅｺ", "キタキュウ　ハナコ")]
    [InlineData(" ヤマダ  \t タロウ ", "ヤマダ　タロウ")]
    [InlineData("ﾔﾏﾀﾞ", "ヤマダ")]
    [InlineData("ジョン・スミス", "ジョン・スミス")]
    [InlineData("ヴァーサ", "ヴァーサ")]
    public void Kana_AnyKana_BecomesFullWidthKatakana(string typed, string kept) =>
        Assert.Equal(kept, Good(new KanaQuestion(Facts()) { MaxLength = 30 }, typed));

    [Theory]
    [InlineData("山田")]
    [InlineData("Yamada")]
    [InlineData("ヤマダ1")]
    public void Kana_OtherCharacters_AreRefused(string typed) =>
        Assert.Contains("カタカナ", Bad(new KanaQuestion(Facts()) { MaxLength = 30 }, typed), StringComparison.Ordinal);

    [Fact]
    public void Kana_TooLong_SaysHowLong() =>
        Assert.Contains("5文字以内で入力してください（いま6文字）", Bad(new KanaQuestion(Facts()) { MaxLength = 5 }, "アイウエオカ"), StringComparison.Ordinal);

    [Theory]
    [InlineData("０９３ー５８２ー２５２５", "093-582-2525")]
    [InlineData("(090)12345678", "090-1234-5678")]
    public void Phone_AnyWriting_KeepsOneShape(string typed, string kept) => Assert.Equal(kept, Good(new PhoneQuestion(Facts()), typed));

    [Theory]
    [InlineData("110")]
    [InlineData("電話はありません")]
    [InlineData("093-582-252")]
    public void Phone_NotANumber_IsRefused(string typed) => Assert.Contains("10桁か11桁", Bad(new PhoneQuestion(Facts()), typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("ｈａｎａｋｏ＠ＥＸＡＭＰＬＥ．ｊｐ", "hanako@example.jp")]
    public void Email_FullWidth_IsFolded(string typed, string kept) => Assert.Equal(kept, Good(new EmailQuestion(Facts()), typed));

    [Theory]
    [InlineData("hanako")]
    [InlineData("hanako@")]
    [InlineData("a@b.jp\r\nBcc: c@d.jp")]
    public void Email_NoAddress_IsRefused(string typed) => Assert.Contains("name@example.jp", Bad(new EmailQuestion(Facts()), typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("1234567", "1234567")]
    [InlineData("１，２３４，５６７円", "1234567")]
    [InlineData("￥1 000", "1000")]
    [InlineData("¥0", "0")]
    [InlineData("007", "7")]
    [InlineData("12.0", "12")]
    [InlineData("100、000", "100000")]
    public void Money_AnyWriting_IsWholeYen(string typed, string kept) => Assert.Equal(kept, Good(Money(), typed));

    [Theory]
    [InlineData("12.5", "数字で")]
    [InlineData("1e5", "数字で")]
    [InlineData("円", "数字で")]
    [InlineData("十万", "数字で")]
    [InlineData("99999999999999999999999999999999", "数字で")]
    [InlineData("-1", "0以上")]
    [InlineData("－５", "0以上")]
    [InlineData("10000001", "10,000,000以下")]
    public void Money_Bad_IsRefused(string typed, string message) => Assert.Contains(message, Bad(Money(), typed), StringComparison.Ordinal);

    [Fact]
    public void Money_Shown_HasCommasAndYen() => Assert.Equal("1,234,567円", Money().Display(new Answer("1234567")));

    [Theory]
    [InlineData("36.5", true)]
    [InlineData("36.55", false)]
    [InlineData("34.9", false)]
    [InlineData("35", true)]
    [InlineData("42", true)]
    [InlineData("42.1", false)]
    public void Number_DecimalsAndBounds_Inclusive(string typed, bool good) =>
        Assert.Equal(good, new NumberQuestion(Facts()) { Min = 35, Max = 42, Decimals = 1 }.Post(typed).Errors.Count == 0);

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", true)]
    [InlineData("c", false)]
    [InlineData("a,b", false)]
    [InlineData("A", false)]
    public void Choice_OnlyItsOptions_AreTaken(string typed, bool good)
    {
        var question = Choice("q");
        var parsed = question.Post(typed);
        Assert.Equal(good, parsed.Errors.Count == 0);
        Assert.All(parsed.Errors, e => Assert.Equal("項目qを選んでください", e.Message));
    }

    [Fact]
    public void Choice_LabelThatAsks_IsQuotedInTheMessage()
    {
        var question = new ChoiceQuestion(Facts(label: "配偶者はいますか")) { Options = [new("a", "はい")] };
        Assert.Equal("「配偶者はいますか」の答えを選んでください", Bad(question, ""));
        Assert.Equal("はい", question.Display(new Answer("a")));
        Assert.Equal("gone", question.Display(new Answer("gone")));
    }

    [Fact]
    public void Checkboxes_Ticks_StandInTheOrderOfTheOptions()
    {
        var question = new CheckboxesQuestion(Facts()) { Options = [new("x", "甲"), new("y", "乙"), new("z", "丙")] };
        var parsed = question.Parse(new RawFields(_ => ["z", "x", "x"]), Today);

        Assert.Equal("x,z", parsed.Answer!.Value);
        Assert.Equal("甲\n丙", question.Display(parsed.Answer));
        Assert.Equal("項目qを1つ以上選んでください", Assert.Single(question.Parse(new RawFields(_ => ["x", "forged"]), Today).Errors).Message);
        Assert.Equal("項目qを1つ以上選んでください", Assert.Single(question.Parse(new RawFields(_ => []), Today).Errors).Message);
        Assert.NotEmpty(question.Validate(new Answer("x,forged"), Today));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("", false)]
    [InlineData("false", false)]
    [InlineData("on", false)]
    public void Consent_OnlyTheTick_Counts(string typed, bool good)
    {
        var question = new ConsentQuestion(Facts(label: "同意します"));
        var parsed = question.Post(typed);
        Assert.Equal(good, parsed is { Answer.Value: "true", Errors.Count: 0 });
        Assert.Equal(good, parsed.Errors.Count == 0);
        Assert.NotEmpty(question.Validate(new Answer("yes"), Today));
        Assert.Equal("はい", question.Display(new Answer("true")));
    }

    [Fact]
    public void File_Count_IsLimited()
    {
        var question = new FileQuestion(Facts(label: "通帳の写し")) { MaxFiles = 2 };
        Assert.Empty(question.Post("1,2").Errors);
        Assert.Equal("通帳の写しは2個以内にしてください", Bad(question, "1,2,3"));
        Assert.Equal("通帳の写しを添付してください", Bad(question, ""));
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("3", null)]
    [InlineData("0", "1件以上")]
    [InlineData("5", "3件までです。2件を削除")]
    [InlineData("たくさん", "入力してください")]
    [InlineData("-1", "入力してください")]
    public void Repeat_Count_HasBounds(string typed, string? message)
    {
        var question = Repeat("children", 1, 3, null, Page("p"));
        var error = question.Post(typed).Errors.Select(e => e.Message).SingleOrDefault();
        Assert.Equal(message is null, error is null);
        Assert.Contains(message ?? "", error ?? "", StringComparison.Ordinal);
        Assert.Equal(("子（2）", "2件"), (question.RowLabel(2), question.Display(new Answer("2"))));
    }

    [Fact]
    public void Notice_AsksNothing()
    {
        var notice = new NoticeQuestion(Facts(required: false));
        Assert.False(notice.Asks);
        Assert.True(notice.Post("何か") is { Answer.IsEmpty: true, Errors.Count: 0 });
    }

    public static TheoryData<string> Types() => [.. Every(required: true).Select(q => q.GetType().Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryType_Blank_IsAnErrorWhenRequiredAndAnEmptyAnswerWhenNot(string type)
    {
        var required = Every(required: true).First(q => q.GetType().Name == type);
        var optional = Every(required: false).First(q => q.GetType().Name == type);
        foreach (var blank in new[] { "", " ", "　" })
        {
            var fields = required.Fields.Select(f => (f, blank)).ToArray();
            var error = Assert.Single(required.Post(fields).Errors);
            Assert.Equal(required.Fields[0], error.Field);
            Assert.Contains(required.Label, error.Message, StringComparison.Ordinal);
            Assert.True(optional.Post(fields) is { Answer.IsEmpty: true, Errors.Count: 0 });
        }

        Assert.NotEmpty(required.Validate(new Answer(""), Today));
        Assert.Empty(optional.Validate(new Answer(""), Today));
    }

    [Fact]
    public void EveryType_OfTheDomain_IsInTheTableAbove()
    {
        var types = typeof(Question).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Question)) && t != typeof(NoticeQuestion) && t != typeof(ComputedQuestion)).Select(t => t.Name);
        Assert.Equal(types.Order(StringComparer.Ordinal), Every(required: true).Select(q => q.GetType().Name).Order(StringComparer.Ordinal));
    }

    private static Question[] Every(bool required)
    {
        var facts = Facts(required: required);
        return
        [
            new TextQuestion(facts) { MaxLength = 10 }, new KanaQuestion(facts) { MaxLength = 10 }, new PhoneQuestion(facts), new EmailQuestion(facts),
            new NumberQuestion(facts), new DateQuestion(facts), new AddressQuestion(facts) { MaxLength = 10 }, new BankAccountQuestion(facts),
            new ChoiceQuestion(facts) { Options = [new("a", "A")] }, new CheckboxesQuestion(facts) { Options = [new("a", "A")] }, new HouseholdMemberQuestion(facts) { Group = "household.child" },
            new ConsentQuestion(facts),
            new FileQuestion(facts), new PersonNameQuestion(facts) { MaxLength = 10 }, new PostalCodeQuestion(facts),
            new PersonQuestion(facts, [new(PersonQuestion.NamePart, new PersonNameQuestion(facts) { MaxLength = 10 })]), new RepeatQuestion(facts) { ItemLabel = "子", Pages = [] },
        ];
    }

    private static TextQuestion Line(int max) => new(Facts()) { MaxLength = max };

    private static TextQuestion Digits() => new(Facts(hint: "10桁の数字です")) { MaxLength = 20, Pattern = "^[0-9]{10}$" };

    private static NumberQuestion Money() => new(Facts()) { IsMoney = true, Min = 0, Max = 10_000_000 };

    /// <summary>The value as kept; it must also pass when it is checked again at submit.</summary>
    private static string Good(Question question, string typed)
    {
        var parsed = question.Post(typed);
        Assert.Empty(parsed.Errors);
        Assert.Empty(question.Validate(parsed.Answer!, Today));
        Assert.Equal(parsed.Answer, question.Post([.. question.ToFields(parsed.Answer!).Select(f => (f.Key, f.Value))]).Answer);
        return parsed.Answer!.Value;
    }

    private static string Bad(Question question, string typed)
    {
        var error = Assert.Single(question.Post(typed).Errors);
        Assert.Contains(question.Label, error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
