using System.Globalization;
using System.Text;
using KitakyushuDigitalWindow.Domain;

namespace KitakyushuDigitalWindow.UseCases.Audit;

/// <summary>操作記録 as CSV for a spreadsheet: UTF-8 with a byte order mark, and no cell that a spreadsheet would run as a formula.</summary>
public static class AuditCsv
{
    public static byte[] Write(AuditPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var csv = new StringBuilder().Append("日時,操作,操作コード,対象,操作した人,役割,所属,操作した人のキー,ブロック\r\n");
        foreach (var line in page.Lines)
        {
            csv.AppendJoin(',', new[]
            {
                JapanTime.ClockOf(line.AtUtc).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
                AuditWords.OfAct(line.What), line.What, line.Subject, line.Actor, line.Role, line.Office, line.ActorId,
                line.BlockNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
            }.Select(CsvText.Cell)).Append("\r\n");
        }

        if (page.Next is not null)
        {
            csv.Append(CultureInfo.InvariantCulture, $"（新しい順に{page.Lines.Count}件まで出力しました。残りは期間を分けて出力してください）\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
