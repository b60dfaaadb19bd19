using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>Looks of a state chip; which state has which look stands in docs/components.md.</summary>
public enum ChipKind
{
    Neutral = 0,
    Info = 10,
    Progress = 20,
    Action = 30,
    Pay = 40,
    Done = 50,
    Stop = 60,
    Approve = 70,
}

/// <summary>A state as a word with a colour; the word carries the meaning.</summary>
public static class Chip
{
    public static IHtmlContent Of(ChipKind kind, string text)
    {
        var chip = new TagBuilder("span");
        chip.Attributes["class"] = kind switch
        {
            ChipKind.Info => "kdw-chip kdw-chip--info",
            ChipKind.Progress => "kdw-chip kdw-chip--progress",
            ChipKind.Action => "kdw-chip kdw-chip--action",
            ChipKind.Pay => "kdw-chip kdw-chip--pay",
            ChipKind.Done => "kdw-chip kdw-chip--done",
            ChipKind.Stop => "kdw-chip kdw-chip--stop",
            ChipKind.Approve => "kdw-chip kdw-chip--approve",
            _ => "kdw-chip",
        };
        chip.InnerHtml.Append(text);
        return chip;
    }

    /// <summary>The same with a word that carries its language or its readings.</summary>
    public static IHtmlContent Of(ChipKind kind, IHtmlContent text)
    {
        var chip = (TagBuilder)Of(kind, "");
        chip.InnerHtml.SetHtmlContent(text);
        return chip;
    }
}
