using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Exports.Tables;

/// <summary>The Japanese headers of the columns that a question gives; GIF's names are for machines.</summary>
internal static class ColumnWords
{
    private static readonly Dictionary<string, string> _parts = new()
    {
        ["fullName"] = "",
        ["familyName"] = "氏",
        ["givenName"] = "名",
        ["fullNameKana"] = "フリガナ",
        ["dateOfBirth"] = "生年月日",
        ["relation"] = "続柄",
        ["relation.label"] = "続柄（表示）",
        ["fullAddress"] = "",
        ["localGovernmentCode"] = "市区町村コード",
        ["postalCode"] = "郵便番号",
        ["prefecture"] = "都道府県",
        ["cityAndCounty"] = "市区町村",
        ["streetAddress"] = "町名",
        ["cityBlock"] = "番地",
        ["buildingNameEtc"] = "建物名・部屋番号",
        ["contactPointPhoneNumber"] = "",
        ["contactPointEmailAddress"] = "",
        ["label"] = "表示",
        ["count"] = "ファイルの数",
        [BankAccountQuestion.WayPart] = "受取りの方法",
        [BankAccountQuestion.BankCodePart] = "金融機関コード",
        [BankAccountQuestion.BankPart] = "金融機関名",
        [BankAccountQuestion.BranchCodePart] = "支店コード",
        [BankAccountQuestion.BranchPart] = "支店名",
        [BankAccountQuestion.KindPart] = "預金の種類",
        [BankAccountQuestion.NumberPart] = "口座番号",
        [BankAccountQuestion.HolderPart] = "口座名義",
    };

    /// <param name="column">Name of the column, as the question gives it.</param>
    public static string Of(Question question, string column)
    {
        if (question is RepeatQuestion)
        {
            return question.Label + "：件数";
        }

        var part = column.Length > question.Key.Length ? column[(question.Key.Length + 1)..] : "";
        var word = question is CheckboxesQuestion boxes && boxes.Options.FirstOrDefault(o => o.Value == part) is { } option ? option.Label
            : _parts.GetValueOrDefault(part, part);
        // GIF has one name for a phone number, whatever the form calls it; a date that is a birthday is called so already
        return word.Length == 0 || word == question.Label || (question is DateQuestion or PostalCodeQuestion or KanaQuestion) ? question.Label : $"{question.Label}：{word}";
    }
}
