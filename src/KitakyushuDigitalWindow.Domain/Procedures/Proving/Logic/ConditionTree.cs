using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

internal static class ConditionTree
{
    /// <summary>The conditions that read answers, without what joins them; one over rows comes with those that it reads in them.</summary>
    public static IEnumerable<Condition> Leaves(this Condition condition) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(Leaves),
        AnyOf any => any.Conditions.SelectMany(Leaves),
        Not not => not.Condition.Leaves(),
        AnyRow row => row.Where.Leaves().Prepend(row),
        AllRows rows => rows.Where.Leaves().Prepend(rows),
        _ => [condition],
    };

    /// <summary>
    /// Each part of a joined condition with the circumstances under which it decides: of an "all" where the other parts hold, of an "any"
    /// where no other does.
    /// </summary>
    /// <param name="around">What holds around the condition; null where nothing has to.</param>
    public static IEnumerable<(Condition Part, Condition Around, bool IsOfAll)> Parts(this Condition condition, Condition? around)
    {
        if (condition is AllOf { Conditions: { Count: > 1 } all })
        {
            return all.SelectMany((part, i) => Deeper(part, Join(around, all.Where((_, j) => j != i)), true));
        }

        if (condition is AnyOf { Conditions: { Count: > 1 } any })
        {
            return any.SelectMany((part, i) => Deeper(part, Join(around, any.Where((_, j) => j != i).Select(c => new Not(c))), false));
        }

        return [];
    }

    public static Condition? Join(Condition? around, Condition? condition) =>
        around is null ? condition : condition is null ? around : new AllOf([around, condition]);

    private static IEnumerable<(Condition Part, Condition Around, bool IsOfAll)> Deeper(Condition part, Condition around, bool isOfAll) =>
        [(part, around, isOfAll), .. part.Parts(around)];

    private static AllOf Join(Condition? around, IEnumerable<Condition> others) => new(around is null ? [.. others] : [around, .. others]);
}
