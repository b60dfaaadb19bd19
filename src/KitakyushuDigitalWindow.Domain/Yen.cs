using System.Globalization;

namespace KitakyushuDigitalWindow.Domain;

/// <summary>Money: whole Japanese yen. Negative amounts exist only as differences, never as fees.</summary>
public readonly record struct Yen(long Amount) : IComparable<Yen>
{
    public static readonly Yen Zero = new(0);

    public static Yen operator +(Yen left, Yen right) => new(left.Amount + right.Amount);

    public static Yen operator -(Yen left, Yen right) => new(left.Amount - right.Amount);

    public static Yen operator *(Yen unit, int count) => new(unit.Amount * count);

    public static bool operator <(Yen left, Yen right) => left.Amount < right.Amount;

    public static bool operator >(Yen left, Yen right) => left.Amount > right.Amount;

    public static bool operator <=(Yen left, Yen right) => left.Amount <= right.Amount;

    public static bool operator >=(Yen left, Yen right) => left.Amount >= right.Amount;

    public static Yen Add(Yen left, Yen right) => left + right;

    public static Yen Subtract(Yen left, Yen right) => left - right;

    public static Yen Multiply(Yen unit, int count) => unit * count;

    public int CompareTo(Yen other) => Amount.CompareTo(other.Amount);

    /// <summary>3桁コンマ and 円: <c>1,200円</c>.</summary>
    public override string ToString() => Amount.ToString("#,0", CultureInfo.InvariantCulture) + "円";
}
