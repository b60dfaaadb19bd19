using System.Globalization;
using System.IO.Compression;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Exports.Tables;

/// <summary>
/// CSV and Excel. Each table gathers in a scratch file of its own, so that one pass over the cases fills them all and nothing of them is held in
/// memory; at the end they go into one file.
/// </summary>
internal sealed class TableBook(IScratchFiles scratch, ExportFormat format) : IExportBook
{
    private readonly List<Sheet> _sheets = [];
    private readonly Dictionary<Guid, (ExportLayout Layout, int First)> _versions = [];
    private IScratchFile? _whole;

    public void Open(PublishedProcedure procedure) => LayoutOf(procedure);

    public Task AddAsync(ExportedCase found, CancellationToken cancellationToken)
    {
        var (layout, first) = LayoutOf(found.Procedure);
        try
        {
            foreach (var (table, cells) in layout.LinesOf(found))
            {
                _sheets[first + table].Writer.Write(cells);
            }
        }
        catch (TooManyRowsException)
        {
            throw new ExportImpossibleException(ExportFailure.TooMany);
        }

        return Task.CompletedTask;
    }

    public async Task<FinishedBook> CompleteAsync(Export export, DateTime nowUtc, CancellationToken cancellationToken)
    {
        _sheets.ForEach(s => s.Writer.End());
        if (format == ExportFormat.Csv && _sheets.Count == 1)
        {
            return new FinishedBook(_sheets[0].Content, ".csv");
        }

        _whole = scratch.Create();
        var at = new DateTimeOffset(nowUtc);
        using (var zip = new ZipArchive(_whole.Writing, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (format == ExportFormat.Xlsx)
            {
                Workbook.AddParts(zip, [.. _sheets.Select(s => s.Name)], at);
            }

            for (var i = 0; i < _sheets.Count; i++)
            {
                var name = format == ExportFormat.Xlsx ? Workbook.SheetPath(i) : $"{export.ProcedureName}_{_sheets[i].Name}.csv";
                await ZipParts.AddAsync(zip, name, _sheets[i].Content.Read(), at, cancellationToken);
            }
        }

        return new FinishedBook(_whole, format == ExportFormat.Xlsx ? ".xlsx" : ".zip");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sheet in _sheets)
        {
            sheet.Writer.Dispose();
            await sheet.Content.DisposeAsync();
        }

        if (_whole is not null)
        {
            await _whole.DisposeAsync();
        }
    }

    private (ExportLayout Layout, int First) LayoutOf(PublishedProcedure procedure)
    {
        if (_versions.TryGetValue(procedure.VersionId, out var known))
        {
            return known;
        }

        var opened = _versions[procedure.VersionId] = (ExportLayout.Of(procedure), _sheets.Count);
        foreach (var table in opened.Layout.Tables)
        {
            var content = scratch.Create();
            ITableWriter writer = format == ExportFormat.Xlsx ? new SheetWriter(content.Writing, table.Headers.Count) : new CsvTableWriter(content.Writing);
            _sheets.Add(new Sheet(UniqueName(string.Create(CultureInfo.InvariantCulture, $"第{procedure.Number}版_{table.Name}")), content, writer));
            writer.Write(table.Headers);
        }

        return opened;
    }

    /// <summary>A name for a sheet and for a file: no signs that either forbids, short enough for a sheet, and no two alike.</summary>
    private string UniqueName(string name)
    {
        const int longest = 28; // of 31, with room for a number
        var plain = string.Concat(name.Where(c => !"[]:*?/\\\"<>|'".Contains(c, StringComparison.Ordinal) && !char.IsControl(c) && !char.IsSurrogate(c)));
        plain = plain.Length > longest ? plain[..longest] : plain;
        var unique = plain;
        for (var n = 2; _sheets.Exists(s => string.Equals(s.Name, unique, StringComparison.OrdinalIgnoreCase)); n++)
        {
            unique = plain + n.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private sealed record Sheet(string Name, IScratchFile Content, ITableWriter Writer);
}

internal static class ZipParts
{
    public static async Task AddAsync(ZipArchive zip, string name, Stream content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        await using var target = await entry.OpenAsync(cancellationToken);
        await content.CopyToAsync(target, cancellationToken);
    }
}
