using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Proving;
using KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Proving;

/// <summary>One fault of each kind, put into a good definition: it is found, at its place, and nothing else is.</summary>
public class SeededFaultTests
{
    private const string LivesPage = "\"id\": \"lives\"";

    [Fact]
    public void Prove_TheGoodDefinition_FindsNothing() => Assert.Empty(GoodDefinition.Prove(GoodDefinition.Read()));

    /// <summary>Faults that keep the version from being published.</summary>
    [Theory]
    [InlineData("reference.unknown", "kind/changedOn#showWhen", "{ \"question\": \"kind\", \"in\": [\"change\"] }", "{ \"question\": \"sort\", \"in\": [\"change\"] }")]
    [InlineData("reference.unknown", "fee#times", "\"times\": \"copies\"", "\"times\": \"copied\"")]
    [InlineData("reference.unknown", "fee#when", "{ \"question\": \"receive\", \"in\": [\"mail\"] }", "{ \"question\": \"received\", \"in\": [\"mail\"] }")]
    [InlineData("reference.unknown", "total/total#sumOf", "\"sumOf\": [\"cost\"]", "\"sumOf\": [\"costs\"]")]
    [InlineData("reference.unknown", "period#rules", "\"from\": \"from\"", "\"from\": \"since\"")]
    [InlineData("reference.unknown", "family/schoolNote#showWhen", "\"anyRow\": \"children\"", "\"anyRow\": \"pupils\"")]
    [InlineData("reference.later", "kind/changedOn#showWhen", "{ \"question\": \"kind\", \"in\": [\"change\"] }", "{ \"question\": \"welfare\", \"in\": [\"yes\"] }")]
    [InlineData("reference.later", "kind/changedOn#showWhen", "{ \"question\": \"kind\", \"in\": [\"change\"] }", "{ \"question\": \"changedOn\", \"answered\": true }")]
    [InlineData("reference.later", "elsewhere#exitWhen", "{ \"question\": \"lives\", \"in\": [\"elsewhere\"] }", "{ \"question\": \"kind\", \"in\": [\"end\"] }")]
    [InlineData("reference.later", "receive/receiverName#prefillWhen", "\"prefillWhen\": { \"question\": \"filerKind\", \"in\": [\"self\"] }", "\"prefillWhen\": { \"question\": \"cardNumber\", \"answered\": true }")]
    [InlineData("reference.notice", "kind/changedOn#showWhen", "{ \"question\": \"kind\", \"in\": [\"change\"] }", "{ \"question\": \"myNumberNotice\", \"answered\": true }")]
    [InlineData("type.option", "kind/changedOn#showWhen", "\"in\": [\"change\"]", "\"in\": [\"changed\"]")]
    [InlineData("type.option", "kind/earlyReason#showWhen", "\"includes\": [\"early\"]", "\"includes\": [\"earliest\"]")]
    [InlineData("type.option", "kind/changedOn#showWhen", "\"in\": [\"change\"]", "\"in\": []")]
    [InlineData("type.operator", "kind/lateReason#showWhen", "{ \"question\": \"changedOn\", \"compare\": \"<\", \"day\": \"today-14d\" }", "{ \"question\": \"applicantName\", \"compare\": \"<\", \"day\": \"today\" }")]
    [InlineData("type.operator", "care/insuredNumber#showWhen", "\"question\": \"applicantBirthDate\", \"ageAt\"", "\"question\": \"kind\", \"ageAt\"")]
    [InlineData("type.operator", "care/insuredNumber#showWhen", "\"value\": 65", "\"value\": 650")]
    [InlineData("type.operator", "total/totalReason#showWhen", "\"question\": \"total\", \"compare\"", "\"question\": \"welfare\", \"compare\"")]
    [InlineData("type.operator", "kind/earlyReason#showWhen", "\"includes\": [\"early\"]", "\"in\": [\"early\"]")]
    [InlineData("type.operator", "kind/changedOn#showWhen", "{ \"question\": \"kind\", \"in\": [\"change\"] }", "{ \"question\": \"kind\", \"includes\": [\"change\"] }")]
    [InlineData("type.operator", "kind/changedOn#showWhen", "{ \"question\": \"kind\", \"in\": [\"change\"] }", "{ \"question\": \"applicantName\", \"in\": [\"change\"] }")]
    [InlineData("type.operator", "receive/receiverName#prefillWhen", "\"prefillWhen\": { \"question\": \"filerKind\", \"in\": [\"self\"] }", "\"prefillWhen\": { \"question\": \"who\", \"answered\": true }")]
    [InlineData("type.rows", "family/thirdChild#showWhen", "\"rows\": \"children\"", "\"rows\": \"kind\"")]
    [InlineData("type.rows", "family/schoolNote#showWhen", "\"where\": { \"question\": \"pupil\", \"in\": [\"yes\"] }", "\"where\": { \"question\": \"kind\", \"in\": [\"new\"] }")]
    [InlineData("type.sum", "total/total#sumOf", "\"sumOf\": [\"cost\"]", "\"sumOf\": [\"childName\"]")]
    [InlineData("type.sum", "total/total#sumOf", "\"sumOf\": [\"cost\"]", "\"sumOf\": []")]
    [InlineData("type.times", "fee#times", "\"times\": \"copies\"", "\"times\": \"kind\"")]
    [InlineData("type.group", "family/who#group", "\"group\": \"household.child\"", "\"group\": \"household.dog\"")]
    [InlineData("type.rule", "period#rules", "\"from\": \"from\", \"to\": \"to\"", "\"from\": \"from\", \"to\": \"longReason\"")]
    [InlineData("type.rule", "period#rules", "\"key\": \"from\", \"type\": \"date\"", "\"key\": \"from\", \"type\": \"month\"")]
    [InlineData("type.rule", "proof#rules", "\"keys\": [\"cardNumber\", \"noticeNumber\"]", "\"keys\": [\"cardNumber\"]")]
    [InlineData("reference.rule", "proof#rules", "\"keys\": [\"cardNumber\", \"noticeNumber\"]", "\"keys\": [\"from\", \"to\"]")]
    [InlineData("prefill.unknown", "applicant/applicantName#prefillFrom", "\"prefillFrom\": \"card.name\"", "\"prefillFrom\": \"card.nickname\"")]
    [InlineData("prefill.unknown", "applicant/applicantName#prefillFrom", "\"prefillFrom\": \"card.name\"", "\"prefillFrom\": \"earlier.other.nobody\"")]
    [InlineData("prefill.type", "applicant/applicantName#prefillFrom", "\"prefillFrom\": \"card.name\"", "\"prefillFrom\": \"card.birthDate\"")]
    [InlineData("exit.nobody", "elsewhere#exitWhen", "\"exitWhen\": { \"question\": \"lives\", \"in\": [\"elsewhere\"] }", "\"exitWhen\": { \"all\": [ { \"question\": \"lives\", \"in\": [\"elsewhere\"] }, { \"question\": \"lives\", \"in\": [\"here\"] } ] }")]
    [InlineData("exit.everybody", "elsewhere#exitWhen", "\"exitWhen\": { \"question\": \"lives\", \"in\": [\"elsewhere\"] }", "\"exitWhen\": { \"question\": \"lives\", \"in\": [\"elsewhere\", \"here\"] }")]
    [InlineData("exit.text", "elsewhere", "\"text\": \"北九州市に住む人の手続です。\"", "\"text\": \"\"")]
    [InlineData("exit.procedure", "elsewhere#procedures", "\"procedures\": [\"other\"]", "\"procedures\": [\"nothing\"]")]
    [InlineData("exit.procedure", "elsewhere#procedures", "\"procedures\": [\"other\"]", "\"procedures\": [\"sample\"]")]
    [InlineData("reach.question", "kind/lateReason#showWhen", "\"compare\": \"<\", \"day\": \"today-14d\"", "\"compare\": \">\", \"day\": \"today\"")] // the date may not be in the future
    [InlineData("reach.question", "kind/earlyReason#showWhen", "{ \"not\": { \"question\": \"kind\", \"in\": [\"end\"] } }", "{ \"question\": \"kind\", \"in\": [\"end\"] }, { \"question\": \"changedOn\", \"answered\": true }")] // asked for another kind only
    [InlineData("reach.question", "family/thirdChild#showWhen", "\"compare\": \">=\", \"value\": 3", "\"compare\": \">=\", \"value\": 6")] // more rows than there may be
    [InlineData("reach.question", "total/totalReason#showWhen", "\"compare\": \">=\", \"value\": 100000", "\"compare\": \"<\", \"value\": 1")] // less than the least cost
    [InlineData("reach.question", "family/babyNote#showWhen", "\"compare\": \"<\", \"value\": 3", "\"compare\": \"<\", \"value\": 0")]
    [InlineData("page.id", "Lives_", LivesPage, "\"id\": \"Lives_\"")]
    [InlineData("page.id", "contact", LivesPage, "\"id\": \"contact\"")]
    [InlineData("page.id", "check", LivesPage, "\"id\": \"check\"")]
    [InlineData("page.title-twice", "lives", "\"title\": \"住んでいるところ\"", "\"title\": \"あなたの連絡先\"")]
    [InlineData("question.key", "kind/wish es", "\"key\": \"wishes\"", "\"key\": \"wish es\"")]
    [InlineData("question.pattern", "care/insuredNumber", "\"pattern\": \"^[0-9]{10}$\"", "\"pattern\": \"^[0-9{10}$\"")]
    [InlineData("question.no-answer", "total/copies", "\"min\": 1, \"max\": 10,", "\"min\": 11, \"max\": 10,")]
    [InlineData("question.no-answer", "items/items", "\"minItems\": 1, \"maxItems\": 3", "\"minItems\": 4, \"maxItems\": 3")]
    [InlineData("question.no-answer", "applicant/applicantName", "\"maxLength\": 60", "\"maxLength\": 0")]
    [InlineData("option.twice", "kind/kind", "{ \"value\": \"end\", \"label\": \"終了\" }", "{ \"value\": \"end\", \"label\": \"終了\" }, { \"value\": \"new\", \"label\": \"再開\" }")]
    [InlineData("option.twice", "kind/kind", "{ \"value\": \"end\", \"label\": \"終了\" }", "{ \"value\": \"end\", \"label\": \"新規\" }")]
    [InlineData("option.value", "kind/kind", "{ \"value\": \"end\", \"label\": \"終了\" }", "{ \"value\": \"end\", \"label\": \"終了\" }, { \"value\": \"a,b\", \"label\": \"両方\" }")]
    [InlineData("file.row", "children/schools/school/schoolName", "\"key\": \"schoolName\", \"type\": \"text\"", "\"key\": \"schoolName\", \"type\": \"file\"")]
    [InlineData("purpose.missing", "contact/applicantPhone", "\"prefillFrom\": \"profile.phone\", \"purpose\": \"申請について連絡するため\"", "\"prefillFrom\": \"profile.phone\", \"purpose\": \" \"")]
    [InlineData("my-number.asked", "proof/cardNumber", "\"label\": \"証の番号\"", "\"label\": \"個人番号（マイナンバー）\"")]
    [InlineData("my-number.asked", "proof/cardNumber", "\"label\": \"証の番号\", \"required\": false, ", "\"label\": \"証の番号\", \"required\": false, \"pattern\": \"^[0-9]{12}$\", ")]
    [InlineData("my-number.asked", "family/childMyNumber", "\"key\": \"schoolNote\"", "\"key\": \"childMyNumber\"")]
    [InlineData("my-number.file", "attachments/attachment1", "\"label\": \"領収書の写し\"", "\"label\": \"マイナンバーカードの両面の写し\"")]
    [InlineData("wording.empty", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"\"")]
    [InlineData("review.key", "review", "\"declarations\":", "\"review\": { \"checks\": [ { \"key\": \"same\", \"text\": \"住所が同じ\" }, { \"key\": \"same\", \"text\": \"氏名が同じ\" } ] }, \"declarations\":")]
    [InlineData("review.question", "review/officeFile", "\"declarations\":", "\"review\": { \"pages\": [ { \"id\": \"office\", \"section\": \"職員の記入欄\", \"title\": \"職員の記入欄\", \"questions\": [ { \"key\": \"officeFile\", \"type\": \"file\", \"label\": \"職員が調べた結果\", \"required\": false, \"purpose\": \"決定の理由を引き継ぐため\" } ] } ] }, \"declarations\":")]
    [InlineData("review.same-key", "review/kind", "\"declarations\":", "\"review\": { \"pages\": [ { \"id\": \"office\", \"section\": \"職員の記入欄\", \"title\": \"職員の記入欄\", \"questions\": [ { \"key\": \"kind\", \"type\": \"textarea\", \"maxLength\": 400, \"label\": \"職員が調べた結果\", \"required\": false, \"purpose\": \"決定の理由を引き継ぐため\" } ] } ] }, \"declarations\":")]
    [InlineData("processing.length", "#processing", "\"length\": 30, \"unit\": \"days\"", "\"length\": 0, \"unit\": \"days\"")]
    [InlineData("processing.length", "#processing", "\"length\": 30, \"unit\": \"days\"", "\"length\": 13, \"unit\": \"months\"")]
    [InlineData("processing.rule", "#processing", "\"length\": 30, \"unit\": \"days\"", "\"length\": 30, \"unit\": \"openDays\", \"start\": \"nextOpenDay\"")]
    [InlineData("processing.rule", "#processing", "\"length\": 30, \"unit\": \"days\"", "\"length\": 30, \"unit\": \"openDays\", \"end\": \"asCounted\"")]
    [InlineData("processing.payment", "#processing", "\"length\": 30, \"unit\": \"days\"", "\"length\": 30, \"unit\": \"days\", \"payment\": \"restart\"")]
    [InlineData("declaration.twice", "#declarations", "\"declarations\": [", "\"declarations\": [ { \"key\": \"agree1\", \"label\": \"税の情報を確認することに同意します\" },")]
    public void Prove_Error_IsFoundAtItsPlace(string code, string place, string good, string bad)
    {
        var found = GoodDefinition.Prove(Spoilt(good, bad));

        var error = found.FirstOrDefault(f => f.Code == code && f.Place == place);
        Assert.True(error is not null, "Found: " + string.Join("\n", found));
        Assert.Equal(Severity.Error, error.Severity);
        Assert.EndsWith("。", error.Message.TrimEnd('）', ')'), StringComparison.Ordinal);
        Assert.True(code.StartsWith("question.", StringComparison.Ordinal) || found.Where(f => f.Severity == Severity.Error).All(f => SameFault(f.Code, code)), string.Join("\n", found));
    }

    /// <summary>Faults that the editor is shown.</summary>
    [Theory]
    [InlineData("condition.always", "kind/changedOn#showWhen", "\"in\": [\"change\"]", "\"in\": [\"change\", \"new\", \"end\"]")]
    [InlineData("condition.always", "receive/receiverName#prefillWhen", "\"prefillWhen\": { \"question\": \"filerKind\", \"in\": [\"self\"] }", "\"prefillWhen\": { \"question\": \"welfare\", \"answered\": true }")]
    [InlineData("condition.always", "items/items#showWhen", "\"label\": \"費用\", \"required\": true,", "\"label\": \"費用\", \"required\": true, \"showWhen\": { \"rows\": \"children\", \"compare\": \"<=\", \"value\": 5 },")]
    [InlineData("condition.never", "fee#when", "\"when\": { \"question\": \"receive\", \"in\": [\"mail\"] }", "\"when\": { \"question\": \"lives\", \"in\": [\"elsewhere\"] }")] // they were shown the exit
    [InlineData("condition.never", "receive/receiverName#prefillWhen", "\"prefillWhen\": { \"question\": \"filerKind\", \"in\": [\"self\"] }", "\"prefillWhen\": { \"question\": \"lives\", \"in\": [\"elsewhere\"] }")]
    [InlineData("condition.part-always", "kind/earlyReason#showWhen", "{ \"not\": { \"question\": \"kind\", \"in\": [\"end\"] } }", "{ \"question\": \"wishes\", \"answered\": true }")]
    [InlineData("condition.part-never", "receive/bankAccount#showWhen", "{ \"question\": \"receive\", \"in\": [\"counter\"] }, { \"question\": \"welfare\", \"in\": [\"yes\"] }", "{ \"question\": \"receive\", \"in\": [\"counter\"] }, { \"question\": \"lives\", \"in\": [\"elsewhere\"] }")]
    [InlineData("rule.idle", "proof#rules", "\"label\": \"証の番号\", \"required\": false", "\"label\": \"証の番号\", \"required\": true")]
    [InlineData("prefill.nothing", "receive/receiverName#prefillWhen", "\"maxLength\": 60, \"prefillFrom\": \"card.name\", \"prefillWhen\"", "\"maxLength\": 60, \"prefillWhen\"")]
    [InlineData("once.known", "applicant/applicantName", "\"prefillFrom\": \"card.name\", ", "")]
    [InlineData("once.known", "applicant/applicantKana", "\"prefillFrom\": \"profile.nameKana\", ", "")]
    [InlineData("once.known", "applicant/applicantBirthDate", "\"prefillFrom\": \"card.birthDate\", ", "")]
    [InlineData("once.known", "applicant/applicantAddress", "\"prefillFrom\": \"card.address\", ", "")]
    [InlineData("once.known", "contact/applicantPhone", "\"prefillFrom\": \"profile.phone\", ", "")]
    [InlineData("once.known", "contact/applicantEmail", "\"prefillFrom\": \"profile.email\", ", "")]
    [InlineData("once.known", "proof/cardNumber", "\"label\": \"証の番号\"", "\"label\": \"世帯主の氏名\"")]
    [InlineData("once.known", "kind/kind", "\"label\": \"申請の種類\"", "\"label\": \"あなたの性別\"")]
    [InlineData("once.again", "proof/noticeNumber", "\"label\": \"通知書の番号\"", "\"label\": \"証の番号\"")]
    [InlineData("purpose.vague", "kind/kind", "\"label\": \"申請の種類\", \"required\": true, \"purpose\": \"申請の内容を審査するため\"", "\"label\": \"申請の種類\", \"required\": true, \"purpose\": \"審査のため\"")]
    [InlineData("purpose.pasted", "contact/applicantPhone", "\"prefillFrom\": \"profile.phone\", \"purpose\": \"申請について連絡するため\"", "\"prefillFrom\": \"profile.phone\", \"purpose\": \"申請の内容を審査するため\"")]
    [InlineData("purpose.pasted", "receive/bankAccount", "\"purpose\": \"還付金を振り込むため\"", "\"purpose\": \"申請の内容を審査するため\"")]
    [InlineData("wording.correctly", "proof#rules", "証の番号か通知書の番号のどちらかを入力してください", "番号を正しく入力してください")]
    [InlineData("wording.mark", "applicant/applicantAddress#hint", "\"hint\": \"住民票の住所です。\"", "\"hint\": \"※住民票の住所です。\"")]
    [InlineData("wording.full-stop", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"申請の種類を選んでください。\"")]
    [InlineData("wording.full-width", "care/insuredNumber#label", "\"label\": \"被保険者番号（10桁）\"", "\"label\": \"被保険者番号（１０桁）\"")]
    [InlineData("wording.half-width-kana", "applicant/applicantKana#label", "\"label\": \"申請者の氏名（フリガナ）\"", "\"label\": \"申請者の氏名（ﾌﾘｶﾞﾅ）\"")]
    [InlineData("wording.comma", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"10000円以上の申請の種類\"")]
    [InlineData("wording.months", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"3ヶ月以内の申請の種類\"")]
    [InlineData("wording.punctuation", "applicant/applicantAddress#hint", "\"hint\": \"住民票の住所です。\"", "\"hint\": \"住民票の住所です．\"")]
    [InlineData("wording.date", "applicant/applicantAddress#hint", "\"hint\": \"住民票の住所です。\"", "\"hint\": \"例は2019/8/27です。\"")]
    [InlineData("wording.english", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"申請のType\"")]
    [InlineData("wording.double-negative", "applicant/applicantAddress#hint", "\"hint\": \"住民票の住所です。\"", "\"hint\": \"住民票の住所でなければなりません。\"")]
    [InlineData("wording.honorific", "contact/applicantPhone#label", "\"label\": \"日中に連絡がつく電話番号\"", "\"label\": \"申請者様の電話番号\"")]
    [InlineData("wording.required", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"申請の種類（必須）\"")]
    [InlineData("wording.link", "applicant/applicantAddress#hint", "\"hint\": \"住民票の住所です。\"", "\"hint\": \"https://www.example.jp を見てください。\"")]
    [InlineData("wording.one-option", "proof/noticeNumber", "\"key\": \"noticeNumber\", \"type\": \"text\", \"label\": \"通知書の番号\"", "\"key\": \"noticeNumber\", \"type\": \"radio\", \"options\": [ { \"value\": \"a\", \"label\": \"あり\" } ], \"label\": \"通知書の番号\"")]
    [InlineData("wording.negative-question", "lives/lives", "\"label\": \"北九州市に住んでいますか\"", "\"label\": \"北九州市に住んでいませんか\"")]
    [InlineData("wording.optional", "total/copies", "\"label\": \"部数\"", "\"label\": \"部数（分かるとき）\"")]
    [InlineData("length.label", "kind/kind#label", "\"label\": \"申請の種類\"", "\"label\": \"この申請で新しく始めたいか前の内容を変えたいか終わりにしたいかの別\"")]
    [InlineData("length.title", "kind#title", "\"title\": \"申請の内容\"", "\"title\": \"この申請で新しく始めたいか前の内容を変えたいか終わりにしたいか\"")]
    [InlineData("length.hint", "applicant/applicantAddress#hint", "\"hint\": \"住民票の住所です。\"", "\"hint\": \"住所です。住民票です。番地です。\"")]
    [InlineData("length.option", "kind/kind#options", "\"label\": \"終了\"", "\"label\": \"この申請で新しく始めたいか前の内容を変えたいか終わりにしたいかの別です\"")]
    [InlineData("length.message", "period#rules", "利用の終わりは、始まりより後の日付にしてください", "利用の終わりの日付は、利用の始まりの日付より後の日付になるように、年と月と日をもう一度確かめてから入力し直してくださいますようお願いいたします")]
    public void Prove_Warning_IsFoundAtItsPlace(string code, string place, string good, string bad)
    {
        var found = GoodDefinition.Prove(Spoilt(good, bad));

        var warning = found.FirstOrDefault(f => f.Code == code && f.Place == place);
        Assert.True(warning is not null, "Found: " + string.Join("\n", found));
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.True(found.All(f => SameFault(f.Code, code)), string.Join("\n", found));
    }

    /// <summary>What the reader of files refuses at once, the prover finds in a definition that an editor holds in memory.</summary>
    [Fact]
    public void Prove_EmptyPage_IsFound() => AssertError("page.empty", "empty", Asking.Page("empty"));

    [Fact]
    public void Prove_GroupBesideOthers_IsFound() =>
        AssertError("repeat.page", "mixed", Asking.Page("mixed", Asking.TextOf("beside"), Asking.Repeat("rows", 0, 2, null, Asking.Page("row", Asking.TextOf("inRow")))));

    [Fact]
    public void Prove_GroupWithoutQuestions_IsFound() => AssertError("question.no-answer", "rows/rows", Asking.Page("rows", Asking.Repeat("rows", 1, 2, null, Asking.Page("row"))));

    [Fact]
    public void Prove_ChoiceWithoutOptions_IsFound() =>
        AssertError("question.no-answer", "none/none", Asking.Page("none", new ChoiceQuestion(Asking.Facts("none")) { Options = [] }));

    [Fact]
    public void Prove_NoFilesAllowed_IsFound() =>
        AssertError("question.no-answer", "file/file", Asking.Page("file", new FileQuestion(Asking.Facts("file")) { MaxFiles = 0 }));

    [Fact]
    public void Prove_ExitInARow_IsFound()
    {
        var exit = new FormPage("exit", "s", "対象外", [], []) { Exit = new ExitPage(Asking.Is("inRow", "a"), "対象ではありません", []) };

        AssertError("exit.row", "rows/exit", Asking.Page("rows", Asking.Repeat("rows", 1, 2, null, Asking.Page("row", Asking.Choice("inRow")), exit)));
    }

    [Fact]
    public void Prove_PageThatNobodyReaches_IsNamedWithItsQuestions()
    {
        var found = Prove(
            Asking.Page("first", Asking.Choice("first")),
            Asking.Page("lost", Asking.TextOf("one", new Domain.Procedures.Forms.Conditions.AllOf([Asking.Is("first", "a"), Asking.Is("first", "b")])), Asking.TextOf("two", Asking.Is("one", "x"))));

        Assert.Contains(found, f => f is { Code: "type.operator", Place: "lost/two#showWhen" });
        var lost = Prove(
            Asking.Page("first", Asking.Choice("first")),
            Asking.Page("lost", Asking.TextOf("one", new Domain.Procedures.Forms.Conditions.AllOf([Asking.Is("first", "a"), Asking.Is("first", "b")]))));
        Assert.Contains(lost, f => f is { Code: "reach.page", Place: "lost" });
        Assert.Contains(lost, f => f is { Code: "reach.question", Place: "lost/one#showWhen" } && f.Message.Contains("たとえば、「項目first」に「選択肢a」と答えても表示されません", StringComparison.Ordinal));
    }

    [Fact]
    public void Prove_FormWithoutQuestions_IsFound() => AssertError("form.empty", "", Asking.Page("notice", new NoticeQuestion(Asking.Facts("notice"))));

    [Fact]
    public void Prove_TooMuchOnOnePage_IsFound()
    {
        var found = Prove(
            Asking.Page("many", [.. Enumerable.Range(1, 7).Select(i => Asking.TextOf("q" + i))]),
            Asking.Page("files", [.. Enumerable.Range(1, 11).Select(i => new FileQuestion(Asking.Facts("f" + i)))]));

        Assert.Equal(["many", "files"], found.Where(f => f.Code == "length.page").Select(f => f.Place));
    }

    [Fact]
    public void Prove_TooManyQuestionsAndRadioButtons_IsFound()
    {
        var many = Enumerable.Range(1, 61).Select(i => Asking.Page("p" + i, Asking.TextOf("q" + i))).Append(
            Asking.Page("radio", Asking.Choice("radio", null, [.. Enumerable.Range(1, 13).Select(i => "v" + i)])));

        var found = Prove([.. many]);

        Assert.Contains(found, f => f.Code == "length.form");
        Assert.Contains(found, f => f is { Code: "length.options", Place: "radio/radio" });
    }

    [Fact]
    public void Prove_OnePurposeForEverything_IsFound() =>
        Assert.Contains(Prove([.. Enumerable.Range(1, 6).Select(i => Asking.Page("p" + i, Asking.TextOf("q" + i)))]), f => f.Code == "purpose.pasted");

    [Fact]
    public void Prove_ConditionsBeyondTheBound_SaysThatNotAllWasTried()
    {
        var asked = Enumerable.Range(1, 16).Select(i => Asking.Page("p" + i, Asking.Choice("q" + i))).ToList();
        var all = new Domain.Procedures.Forms.Conditions.AllOf(
            [.. Enumerable.Range(1, 16).Select(i => Asking.Is("q" + i, "b")), Asking.Is("q1", "a")]);

        var found = Prove([.. asked, Asking.Page("last", Asking.TextOf("last", all))]);

        Assert.Contains(found, f => f.Code == "reach.cut");
        Assert.DoesNotContain(found, f => f.Severity == Severity.Error);
    }

    private static void AssertError(string code, string place, FormPage page) =>
        Assert.Contains(Prove(page), f => f.Code == code && f.Place == place && f.Severity == Severity.Error);

    private static IReadOnlyList<Finding> Prove(params FormPage[] pages) =>
        GoodDefinition.Prove(GoodDefinition.Read() with { Fee = new ProcedureFee(new Yen(0), null, null), Form = new FormDefinition(pages) });

    /// <summary>A lost question takes its page along, and a question that cannot be asked may be known; all else is a fault of its own.</summary>
    private static bool SameFault(string found, string seeded) =>
        found == seeded || (found == "reach.page" && seeded == "reach.question");

    private static ProcedureDefinition Spoilt(string good, string bad)
    {
        var at = GoodDefinition.Json.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The good definition does not say {good}.");
        return ProcedureDefinitionJson.Read(GoodDefinition.Json[..at] + bad + GoodDefinition.Json[(at + good.Length)..]);
    }
}
