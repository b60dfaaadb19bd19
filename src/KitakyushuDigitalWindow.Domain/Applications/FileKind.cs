namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>The kinds of file that may be attached.</summary>
public enum FileKind
{
    Jpeg = 10,  // 写真 JPEG
    Png = 20,   // 画像 PNG
    Heic = 30,  // 写真 HEIC
    Pdf = 40,   // 文書 PDF
}

public static class FileKinds
{
    /// <summary>The media type the file is served with; it follows from the content, never from what the browser sent.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Heic => "image/heic",
        FileKind.Pdf => "application/pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Extensions with the dot, lower case; the first is the one given to a name that has none of them.</summary>
    public static IReadOnlyList<string> Extensions(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => [".jpg", ".jpeg"],
        FileKind.Png => [".png"],
        FileKind.Heic => [".heic", ".heif"],
        FileKind.Pdf => [".pdf"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
