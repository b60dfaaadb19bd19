using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff.Exports;

/// <summary>What the tests of exports share: ask, let the job run, receive, read back.</summary>
internal static class ExportSteps
{
    public const string Url = "/staff/exports";

    /// <summary>The form that asks for one, filled for 児童手当.</summary>
    public static async Task<HtmlForm> AskFormAsync(this HttpClient client, string query = "", string? procedure = null)
    {
        var form = await HtmlForm.GetAsync(client, Url + query, f => f.QuerySelector("#procedure") is not null);
        var select = (IHtmlSelectElement)form.Page.QuerySelector("#procedure")!;
        return form.Fill("手続き", procedure ?? select.Options.First(o => o.Value == Given.ProcedureId).Text.Trim());
    }

    /// <summary>Asked for, made, and received.</summary>
    public static async Task<byte[]> ExportedAsync(this AppFactory app, HttpClient client, string format = "CSV", string query = "", string? procedure = null)
    {
        using var asked = await (await client.AskFormAsync(query, procedure)).Choose(format).PostAsync("書き出す");
        asked.RedirectsTo(Url);
        Assert.Equal(1, await app.RunExportsAsync());
        return await client.ReceivedAsync(await app.LastExportAsync());
    }

    public static async Task<byte[]> ReceivedAsync(this HttpClient client, Export export)
    {
        Assert.Equal(ExportStatus.Done, export.Status);
        using var response = await client.OpenAsync(FileUrl(export));
        Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static string FileUrl(Export export) => $"{Url}/file?id={export.Id:N}";

    public static Task<Export> LastExportAsync(this AppFactory app) =>
        app.WithDbAsync(db => db.Exports.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync());

    /// <summary>The tables of a CSV export by the end of their names; one alone has the name 申請.</summary>
    public static Dictionary<string, List<List<string>>> CsvTables(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
        {
            return new() { ["申請"] = Csv(file) };
        }

        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => Path.GetFileNameWithoutExtension(e.Name).Split('版')[^1].TrimStart('_'), e => Csv(Bytes(e)));
    }

    public static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Read as RFC 4180 says, by a reader that shares nothing with the writer.</summary>
    public static List<List<string>> Csv(byte[] file)
    {
        Assert.True(file.AsSpan().StartsWith(Encoding.UTF8.Preamble), "No byte order mark.");
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.AsSpan(3));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var (lines, line, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\r')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (c == '\r')
                {
                    lines.Add(line);
                    line = [];
                    i++;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        Assert.False(quoted);
        return lines;
    }

    /// <summary>An answer as filed, whatever the form would say to it.</summary>
    public static Task AnswerAsync(this AppFactory app, string receiptNumber, string key, string value) => app.WithDbAsync(db =>
    {
        var application = db.Applications.Single(a => a.ReceiptNumber == receiptNumber);
        db.Entry(application).Property(a => a.Answers).CurrentValue = application.Answers.With(key, new Answer(value));
        return db.SaveChangesAsync();
    });

    /// <summary>All that is written in a file, in any format.</summary>
    public static string TextOf(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(file);
        }

        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Join('\n', zip.Entries.Select(e => e.FullName + "\n" + Encoding.UTF8.GetString(Bytes(e))));
    }

    public static List<string> Column(this List<List<string>> table, string header)
    {
        var index = table[0].IndexOf(header);
        Assert.True(index >= 0, $"No column 「{header}」 in {string.Join("、", table[0])}");
        return [.. table.Skip(1).Select(r => r[index])];
    }
}
