using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>郵便番号から町名を入れる, without a script: the page comes back with the town filled in, or with the towns to choose from.</summary>
public static class AddressLookup
{
    public static (Func<string, IReadOnlyList<string>> Typed, (string Name, IReadOnlyList<string> Towns) Found, List<(string Key, QuestionError Error)> Errors) Fill(
        string name, Func<string, IReadOnlyList<string>> typed, ITownLookup towns, List<(string Key, QuestionError Error)> errors, JourneyQuestion? asked)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(towns);
        ArgumentNullException.ThrowIfNull(errors);
        if (asked?.Question is not AddressQuestion)
        {
            return (typed, ("", []), errors);
        }

        var posted = typed(PageChange.InputName(name, AddressQuestion.PostalCodePart)) is [var first, ..] ? first : "";
        if (!PostalCode.TryParse(posted, out var code))
        {
            errors.Add((asked.Key, new QuestionError(AddressQuestion.PostalCodePart, $"{asked.Question.Label}の郵便番号は7桁の数字で入力してください")));
            return (typed, ("", []), errors);
        }

        var found = towns.TownsAt(code);
        if (found.Count == 0)
        {
            errors.Add((asked.Key, new QuestionError(
                AddressQuestion.TownPart, "この郵便番号の町名は見つかりませんでした（調べられるのは北九州市内だけです）。市区町村・町名を入力してください")));
            return (typed, ("", []), errors);
        }

        var town = PageChange.InputName(name, AddressQuestion.TownPart);
        return (field => field == town ? [found[0]] : typed(field), (name, found), errors);
    }
}
