using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Proving;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Proving;

/// <summary>A definition without a fault that uses every type, operator and rule; the tests spoil it in one place each.</summary>
internal static class GoodDefinition
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    public const string Json = """
        {
          "schemaVersion": 1, "id": "sample", "name": "見本の申請", "shortName": "見本", "nameKana": "みほんのしんせい", "nameEn": "Sample",
          "category": "くらし", "lifeEvents": [], "searchWords": [], "legalBasis": "", "priority27": false, "filer": "本人", "eligibility": "",
          "deadline": { "rule": "none", "text": "" }, "requiresSignature": false, "requiresLogIn": true,
          "fee": { "amount": 300, "per": "通", "note": "1通300円", "lines": [
              { "label": "写しの手数料", "amount": 300, "times": "copies" },
              { "label": "行の手数料", "amount": 50, "times": "items" },
              { "label": "送料", "amount": 180, "when": { "question": "receive", "in": ["mail"] } } ],
            "reductions": [ { "label": "生活保護の免除", "percent": 100, "when": { "question": "welfare", "in": ["yes"] } } ] },
          "processing": { "length": 30, "unit": "days" }, "section": { "code": "shimin", "name": "市民課", "wide": false },
          "decision": { "kind": "disposition", "grantedTitle": "認定通知書" }, "appeal": { "kind": "none" }, "resultDocument": "",
          "barriers": [], "online": { "level": "full" }, "declarations": [ { "key": "agree1", "label": "入力した内容は事実と相違ありません" } ],
          "pages": [
            { "id": "applicant", "section": "申請者", "title": "あなたのこと", "questions": [
              { "key": "applicantName", "type": "text", "label": "申請者の氏名", "required": true, "maxLength": 60, "prefillFrom": "card.name", "purpose": "申請する人を確認するため" },
              { "key": "applicantKana", "type": "kana", "label": "申請者の氏名（フリガナ）", "required": true, "maxLength": 60, "prefillFrom": "profile.nameKana", "purpose": "申請する人を確認するため" },
              { "key": "applicantBirthDate", "type": "date", "label": "申請者の生年月日", "required": true, "rule": "past", "prefillFrom": "card.birthDate", "purpose": "申請する人を確認するため" },
              { "key": "applicantAddress", "type": "address", "label": "申請者の住所", "required": true, "maxLength": 120, "hint": "住民票の住所です。", "prefillFrom": "card.address", "purpose": "申請する人を確認するため" } ] },
            { "id": "contact", "section": "申請者", "title": "あなたの連絡先", "questions": [
              { "key": "applicantPhone", "type": "phone", "label": "日中に連絡がつく電話番号", "required": true, "prefillFrom": "profile.phone", "purpose": "申請について連絡するため" },
              { "key": "applicantEmail", "type": "email", "label": "メールアドレス", "required": false, "prefillFrom": "profile.email", "purpose": "申請について連絡するため" } ] },
            { "id": "lives", "section": "条件", "title": "住んでいるところ", "questions": [
              { "key": "lives", "type": "radio", "label": "北九州市に住んでいますか", "required": true, "purpose": "申請できる人かを確かめるため", "options": [ { "value": "here", "label": "住んでいる" }, { "value": "elsewhere", "label": "住んでいない" } ] } ] },
            { "id": "elsewhere", "section": "条件", "title": "この手続の対象ではありません", "exitWhen": { "question": "lives", "in": ["elsewhere"] }, "text": "北九州市に住む人の手続です。", "procedures": ["other"] },
            { "id": "kind", "section": "内容", "title": "申請の内容", "questions": [
              { "key": "kind", "type": "radio", "label": "申請の種類", "required": true, "purpose": "申請の内容を審査するため", "options": [ { "value": "new", "label": "新規" }, { "value": "change", "label": "変更" }, { "value": "end", "label": "終了" } ] },
              { "key": "wishes", "type": "checkboxes", "label": "希望すること", "required": false, "purpose": "申請の内容を審査するため", "options": [ { "value": "early", "label": "早めの交付" }, { "value": "large", "label": "大きな文字" } ] },
              { "key": "changedOn", "type": "date", "label": "変更した日", "required": true, "rule": "past", "purpose": "変更の時期を確かめるため", "showWhen": { "question": "kind", "in": ["change"] } },
              { "key": "lateReason", "type": "textarea", "label": "届出が遅れた理由", "required": true, "maxLength": 200, "purpose": "遅れた事情を確かめるため", "showWhen": { "question": "changedOn", "compare": "<", "day": "today-14d" } },
              { "key": "earlyReason", "type": "text", "label": "早めの交付が必要な理由", "required": true, "maxLength": 60, "purpose": "交付の時期を決めるため", "showWhen": { "all": [ { "question": "wishes", "includes": ["early"] }, { "not": { "question": "kind", "in": ["end"] } } ] } } ] },
            { "id": "care", "section": "内容", "title": "介護保険", "questions": [
              { "key": "insuredNumber", "type": "text", "label": "被保険者番号（10桁）", "required": false, "maxLength": 10, "pattern": "^[0-9]{10}$", "prefillFrom": "kaigo.insuredNumber", "purpose": "介護保険の資格を確かめるため", "showWhen": { "question": "applicantBirthDate", "ageAt": "today", "compare": ">=", "value": 65 } },
              { "key": "myNumberNotice", "type": "notice", "label": "個人番号の確認", "required": false, "hint": "番号はこの窓口に保存せず、担当課が照合します。", "purpose": "" } ] },
            { "id": "children", "section": "児童", "title": "養育している児童", "questions": [
              { "key": "children", "type": "repeat", "label": "児童", "required": false, "minItems": 0, "maxItems": 5, "itemLabel": "児童", "prefillFrom": "household.child", "purpose": "児童を確認するため", "pages": [
                { "id": "child", "title": "児童の氏名と生年月日", "questions": [
                  { "key": "childName", "type": "text", "label": "児童の氏名", "required": true, "maxLength": 60, "prefillFrom": "household.child.name", "purpose": "児童を確認するため" },
                  { "key": "childBirthDate", "type": "date", "label": "児童の生年月日", "required": true, "rule": "past", "prefillFrom": "household.child.birthDate", "purpose": "児童の年齢を確かめるため" },
                  { "key": "pupil", "type": "yes-no", "label": "学校に通っていますか", "required": true, "purpose": "在学の状況を確かめるため", "options": [ { "value": "yes", "label": "はい" }, { "value": "no", "label": "いいえ" } ] } ] },
                { "id": "schools", "title": "児童の学校", "questions": [
                  { "key": "schools", "type": "repeat", "label": "学校", "required": false, "minItems": 1, "maxItems": 2, "itemLabel": "学校", "purpose": "在学の状況を確かめるため", "showWhen": { "question": "pupil", "in": ["yes"] }, "pages": [
                    { "id": "school", "title": "学校の名前", "questions": [ { "key": "schoolName", "type": "text", "label": "学校の名称", "required": true, "maxLength": 60, "purpose": "在学の状況を確かめるため" } ] } ] } ] } ] } ] },
            { "id": "family", "section": "児童", "title": "家族の状況", "questions": [
              { "key": "thirdChild", "type": "consent", "label": "3人以上の児童を養育しています", "required": false, "purpose": "加算の対象かを確かめるため", "showWhen": { "rows": "children", "compare": ">=", "value": 3 } },
              { "key": "schoolNote", "type": "text", "label": "学校への連絡事項", "required": false, "maxLength": 60, "purpose": "学校に連絡するため", "showWhen": { "anyRow": "children", "where": { "question": "pupil", "in": ["yes"] } } },
              { "key": "babyNote", "type": "text", "label": "乳児の健診の状況", "required": false, "maxLength": 60, "purpose": "健診の案内を送るため", "showWhen": { "allRows": "children", "where": { "question": "childBirthDate", "ageAt": "fiscalYearEnd", "compare": "<", "value": 3 } } },
              { "key": "who", "type": "household-member", "label": "手当を受ける児童", "required": true, "group": "household.child", "purpose": "受給する児童を選ぶため" },
              { "key": "welfare", "type": "yes-no", "label": "生活保護を受けていますか", "required": true, "purpose": "手数料の免除を判断するため", "options": [ { "value": "yes", "label": "はい" }, { "value": "no", "label": "いいえ" } ] } ] },
            { "id": "items", "section": "費用", "title": "かかった費用", "questions": [
              { "key": "items", "type": "repeat", "label": "費用", "required": true, "minItems": 1, "maxItems": 3, "itemLabel": "費用", "purpose": "費用の額を審査するため", "pages": [
                { "id": "item", "title": "費用の内訳", "questions": [ { "key": "cost", "type": "money", "label": "金額（円）", "required": true, "min": 1, "max": 1000000, "purpose": "費用の額を審査するため" } ] } ] } ] },
            { "id": "total", "section": "費用", "title": "費用の合計", "questions": [
              { "key": "total", "type": "computed", "label": "費用の合計（円）", "required": false, "sumOf": ["cost"], "money": true, "purpose": "費用の額を審査するため" },
              { "key": "totalReason", "type": "textarea", "label": "費用が高額になった理由", "required": true, "maxLength": 200, "purpose": "高額の理由を審査するため", "showWhen": { "question": "total", "compare": ">=", "value": 100000 } },
              { "key": "copies", "type": "number", "label": "部数", "required": true, "min": 1, "max": 10, "purpose": "写しを用意するため" } ] },
            { "id": "period", "section": "期間", "title": "利用の期間", "questions": [
              { "key": "from", "type": "date", "label": "利用の始まり", "required": true, "rule": "any", "purpose": "利用の期間を確かめるため" },
              { "key": "to", "type": "date", "label": "利用の終わり", "required": false, "rule": "any", "purpose": "利用の期間を確かめるため" },
              { "key": "longReason", "type": "text", "label": "期間を決めない理由", "required": true, "maxLength": 60, "purpose": "利用の期間を確かめるため", "showWhen": { "question": "to", "answered": false } } ],
              "rules": [ { "kind": "dateOrder", "from": "from", "to": "to", "message": "利用の終わりは、始まりより後の日付にしてください" } ] },
            { "id": "receive", "section": "受け取り", "title": "受け取り方", "questions": [
              { "key": "receive", "type": "select", "label": "受け取る方法", "required": true, "purpose": "結果を届けるため", "options": [ { "value": "mail", "label": "郵送" }, { "value": "counter", "label": "窓口" } ] },
              { "key": "filerKind", "type": "radio", "label": "受け取る人", "required": true, "purpose": "受け取る人を確認するため", "options": [ { "value": "self", "label": "本人" }, { "value": "agent", "label": "代理人" } ] },
              { "key": "receiverName", "type": "text", "label": "受け取る人の氏名", "required": true, "maxLength": 60, "prefillFrom": "card.name", "prefillWhen": { "question": "filerKind", "in": ["self"] }, "purpose": "受け取る人を確認するため" },
              { "key": "bankAccount", "type": "bank-account", "label": "還付金の振込先口座", "required": false, "prefillFrom": "profile.bankAccount", "purpose": "還付金を振り込むため", "showWhen": { "any": [ { "question": "receive", "in": ["counter"] }, { "question": "welfare", "in": ["yes"] } ] } } ] },
            { "id": "proof", "section": "書類", "title": "書類の番号", "questions": [
              { "key": "cardNumber", "type": "text", "label": "証の番号", "required": false, "maxLength": 20, "purpose": "資格を台帳と照合するため" },
              { "key": "noticeNumber", "type": "text", "label": "通知書の番号", "required": false, "maxLength": 20, "purpose": "資格を台帳と照合するため" },
              { "key": "issuedIn", "type": "month", "label": "交付された年月", "required": false, "rule": "past", "purpose": "資格を台帳と照合するため" } ],
              "rules": [ { "kind": "atLeastOne", "keys": ["cardNumber", "noticeNumber"], "message": "証の番号か通知書の番号のどちらかを入力してください" } ] },
            { "id": "attachments", "section": "書類", "title": "必要な書類", "questions": [
              { "key": "attachment1", "type": "file", "label": "領収書の写し", "required": true, "purpose": "費用を書類で確認するため" } ] }
          ]
        }
        """;

    public static ProcedureDefinition Read() => ProcedureDefinitionJson.Read(Json);

    /// <summary>The procedure that the exit page leads to.</summary>
    public static ProcedureDefinition Other { get; } = Read() with { Id = "other" };

    public static IReadOnlyList<Finding> Prove(ProcedureDefinition definition) => DefinitionProver.Prove(definition, Today, [definition, Other]);
}
