using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Floor.Pages;

/// <summary>A page of forty rows that weighs about as many bytes as asked for.</summary>
public sealed class AModel : PageModel
{
    private const int Count = 40;
    private const int MarkupBytes = 110;

    private static readonly ConcurrentDictionary<int, (string Name, string Text)[]> _rows = new();

    [FromRoute]
    public int Size { get; set; }

    public static (string Name, string Text)[] Rows(int size) => _rows.GetOrAdd(size, s =>
        [.. Enumerable.Range(1, Count).Select(i => ($"手続き{i}", new string('字', Math.Max(1, ((s / Count) - MarkupBytes) / 3))))]);
}
