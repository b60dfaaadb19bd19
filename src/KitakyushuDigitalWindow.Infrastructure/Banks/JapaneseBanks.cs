using System.IO.Compression;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Banks;

/// <summary>Some 1,100 banks and 29,000 branches, unpacked when the first person looks one up; source, date and licence: docs/data-sources.md.</summary>
public sealed class JapaneseBanks : IBankDirectory
{
    private readonly Lazy<Dictionary<string, Entry>> _banks = new(Read);

    public IReadOnlyList<BankRow> FindBanks(string words) => Find(_banks.Value.Values, words, allWhenEmpty: false);

    public IReadOnlyList<BankRow> FindBranches(string bankCode, string words) =>
        _banks.Value.TryGetValue(bankCode, out var bank) ? Find(bank.Branches.Values, words, allWhenEmpty: true) : [];

    public BankRow? Bank(string code) => _banks.Value.GetValueOrDefault(code)?.Row;

    public BankRow? Branch(string bankCode, string code) => _banks.Value.GetValueOrDefault(bankCode)?.Branches.GetValueOrDefault(code)?.Row;

    /// <summary>The same name first, then names that begin so, then the rest, by code.</summary>
    private static List<BankRow> Find(IEnumerable<Entry> entries, string words, bool allWhenEmpty)
    {
        ArgumentNullException.ThrowIfNull(words);
        var name = SearchKey.Of(words);
        var kana = KanaKey(words);
        var code = string.Concat(WidthFolding.ToHalfWidthAscii(words).Where(char.IsAsciiDigit));
        if (name.Length == 0)
        {
            return allWhenEmpty ? [.. entries.Select(e => e.Row)] : [];
        }

        return
        [
            .. from e in entries
               let rank = Rank(e, name, kana, code)
               where rank is not null
               orderby rank, e.Row.Code
               select e.Row,
        ];
    }

    private static int? Rank(Entry entry, string name, string kana, string code) =>
        entry.Name == name || entry.ShortName == name || entry.Row.Code == code ? 0
        : entry.Name.StartsWith(name, StringComparison.Ordinal) || (kana.Length > 0 && entry.Kana.StartsWith(kana, StringComparison.Ordinal)) ? 1
        : entry.Name.Contains(name, StringComparison.Ordinal) || (kana.Length > 1 && entry.Kana.Contains(kana, StringComparison.Ordinal)) ? 2
        : null;

    /// <summary>The source writes kana as banks do (キタキユウシユウ); what a person types is brought to the same form. Empty when it is not kana.</summary>
    private static string KanaKey(string words)
    {
        var bank = string.Concat(BankKana.Of(words).Where(c => c is not (' ' or '-')));
        return bank.All(c => c is >= 'ｦ' and <= 'ﾟ') ? bank : "";
    }

    private static Dictionary<string, Entry> Read()
    {
        const string name = "japanese-banks.tsv.br";
        using var packed = typeof(JapaneseBanks).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException(name + " is not embedded.");
        using var reader = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
        var banks = new Dictionary<string, Entry>();
        Entry? bank = null;
        while (reader.ReadLine() is { } line)
        {
            switch (line.Split('\t'))
            {
                case ["", var code, var branch, var kana] when bank is not null:
                    bank.Branches.Add(code, EntryOf(code, branch, kana, "支店"));
                    break;
                case [{ Length: 4 } code, var title, var kana]:
                    banks.Add(code, bank = EntryOf(code, title, kana, "銀行"));
                    break;
                default:
                    throw new InvalidDataException($"{name} has a line that is neither a bank nor a branch.");
            }
        }

        return banks;
    }

    private static Entry EntryOf(string code, string name, string kana, string ending)
    {
        var key = SearchKey.Of(name);
        return new Entry(
            new BankRow(code, name), key, key.EndsWith(ending, StringComparison.Ordinal) ? key[..^ending.Length] : key + ending,
            string.Concat(BankKana.Of(kana).Where(c => c is not (' ' or '-'))));
    }

    /// <param name="ShortName">Without, or with, the word that people add or leave out: 北九州 and 北九州銀行, 門司 and 門司支店.</param>
    private sealed record Entry(BankRow Row, string Name, string ShortName, string Kana)
    {
        public Dictionary<string, Entry> Branches { get; } = [];
    }
}
