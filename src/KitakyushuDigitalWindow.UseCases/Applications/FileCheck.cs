using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>ウイルスの検査, as it decides who may open a file.</summary>
public enum FileCheck
{
    Pending = 10,     // 検査中; also what nothing is known of yet
    Clean = 20,
    Infected = 30,
    Unscannable = 40,
    NotScanned = 50,  // no scanner is set up: a machine for trying out
    OurOwn = 60,      // a letter that the office made itself
}

public static class FileChecks
{
    /// <param name="state">Null when no scan of the content is noted yet.</param>
    /// <param name="scanner">Says whether anything will ever be scanned.</param>
    public static FileCheck Of(FileScanState? state, IVirusScanner scanner)
    {
        ArgumentNullException.ThrowIfNull(scanner);
        return state switch
        {
            FileScanState.Clean => FileCheck.Clean,
            FileScanState.Infected => FileCheck.Infected,
            FileScanState.Unscannable => FileCheck.Unscannable,
            _ => scanner.IsConfigured ? FileCheck.Pending : FileCheck.NotScanned,
        };
    }

    /// <summary>May its content leave the store?</summary>
    public static bool IsViewable(this FileCheck check) => check is FileCheck.Clean or FileCheck.NotScanned or FileCheck.OurOwn;

    /// <summary>Nobody will ever be able to open it: another file has to take its place.</summary>
    public static bool IsRejected(this FileCheck check) => check is FileCheck.Infected or FileCheck.Unscannable;

    /// <summary>What is wrong and what to do; null when it is not rejected. Signature names mean nothing to a citizen.</summary>
    public static string? WhyRejected(this FileCheck check, string fileName) => check switch
    {
        FileCheck.Infected => $"「{fileName}」からウイルスが見つかりました。外してから、別のファイルを選んでください",
        FileCheck.Unscannable => $"「{fileName}」は安全を確認できませんでした。外してから、パスワードのないファイルなどを選び直してください",
        _ => null,
    };
}

public static class FileRefusals
{
    public static readonly Refusal Rejected = new(
        "file.rejected", "受け取れないファイルがあるため、送信していません。入力した内容は残っています。ファイルを外して、別のファイルを選んでください。");
}
