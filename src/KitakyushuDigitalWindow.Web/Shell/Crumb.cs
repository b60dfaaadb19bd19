namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>One step of 現在位置. The last one, the page itself, has no address.</summary>
public sealed record Crumb(string Text, string? Url = null);
