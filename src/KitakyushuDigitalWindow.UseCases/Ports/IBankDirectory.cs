namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <param name="Code">Four digits of a bank, three of a branch (全銀協 統一金融機関コード).</param>
public sealed record BankRow(string Code, string Name);

/// <summary>Banks and branches of Japan by name, kana or code (data: docs/data-sources.md). To offer and to find codes; typing one's own always stays possible.</summary>
public interface IBankDirectory
{
    /// <summary>Banks whose name, kana or code holds the words, those that begin with them first; empty when nothing was typed.</summary>
    IReadOnlyList<BankRow> FindBanks(string words);

    /// <summary>Branches of the bank with this code; all of them when nothing was typed; empty when the bank is unknown.</summary>
    IReadOnlyList<BankRow> FindBranches(string bankCode, string words);

    /// <summary>Null when there is no bank with this code.</summary>
    BankRow? Bank(string code);

    /// <summary>Null when the bank has no branch with this code.</summary>
    BankRow? Branch(string bankCode, string code);
}
