using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;

namespace KitakyushuDigitalWindow.Web.Guide;

/// <summary>Addresses of ネットで手続きガイド: a number for each question on the path, so that no answer stands in an address.</summary>
public static class GuideRoutes
{
    public const string Start = "/guide";
    public const string Date = "/guide/date";
    public const string Result = "/guide/result";
    public const string Checklist = "/guide/checklist";
    public const string ChecklistPdf = "/guide/checklist/pdf";

    /// <summary>Value of <c>from</c> when one answer is changed: then the way leads straight back to the result.</summary>
    public const string FromResult = "result";

    /// <param name="number">From 1.</param>
    public static string Question(int number) => number <= 1 ? Start : string.Create(CultureInfo.InvariantCulture, $"{Start}/{number}");

    public static string Change(int number) => Question(number) + "?from=" + FromResult;

    /// <summary>The guide, begun in this situation.</summary>
    public static string StartAt(string lifeEvent) => $"{Start}/start/{lifeEvent}";

    /// <summary>Where a person stands: the first question without an answer, else the result.</summary>
    public static string Current(GuidePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.IsComplete ? Result : Question(path.Steps.Count);
    }
}
