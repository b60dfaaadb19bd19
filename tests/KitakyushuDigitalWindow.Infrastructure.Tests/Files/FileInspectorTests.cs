using System.Text;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Files;

public sealed class FileInspectorTests
{
    private const string Label = "通帳の写し";

    public static TheoryData<FileKind, byte[]> Whole => new()
    {
        { FileKind.Jpeg, SampleFiles.Jpeg() },
        { FileKind.Jpeg, [.. SampleFiles.Jpeg(), .. "data a phone adds"u8] },
        { FileKind.Png, SampleFiles.Png() },
        { FileKind.Heic, SampleFiles.Heic("heic", "mif1", "heic") },
        { FileKind.Heic, SampleFiles.Heic("heix") },
        { FileKind.Heic, SampleFiles.Heic("mif1", "heic") },
        { FileKind.Pdf, SampleFiles.Pdf() },
        { FileKind.Pdf, SampleFiles.Pdf(prefix: "junk\n") },
        { FileKind.Pdf, SampleFiles.PdfWithCrossReferenceStream() },
        { FileKind.Pdf, SampleFiles.Pdf(pageText: "trailer << /Encrypt 5 0 R >>") },
        { FileKind.Pdf, SampleFiles.Pdf("/Info << /Encrypt 1 >> /Note (a >> /Encrypt \\) b) % /Encrypt\n") },
    };

    public static TheoryData<byte[]> Protected => new()
    {
        SampleFiles.Pdf("/Encrypt 5 0 R"),
        SampleFiles.Pdf("/ID [<00><00>] /Encrypt<</Filter/Standard/V 1>>"),
        SampleFiles.Pdf("/Encrypt 5 0 R", prefix: "junk\n"),
        SampleFiles.PdfWithCrossReferenceStream("/Encrypt 5 0 R"),
        Updated(SampleFiles.Pdf("/Encrypt 5 0 R")),
        WrongOffset(SampleFiles.Pdf("/Encrypt 5 0 R")),
    };

    public static TheoryData<byte[]> Cut => new()
    {
        SampleFiles.Jpeg()[..^2],
        SampleFiles.Jpeg()[..14],
        SampleFiles.Png()[..^12],
        SampleFiles.Png()[..40],
        SampleFiles.Heic("heic")[..^1],
        SampleFiles.Heic("heic")[..16],
        SampleFiles.Pdf()[..^40],
        SampleFiles.Pdf()[..200],
    };

    public static TheoryData<byte[]> Foreign => new()
    {
        Encoding.ASCII.GetBytes("GIF89a......................"),
        Encoding.ASCII.GetBytes("PK\u0003\u0004 a Word document, named .pdf"),
        Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>"),
        SampleFiles.Heic("avif", "mif1"),
        SampleFiles.Heic("isom", "mp42"),
        new byte[] { 0xFF },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void Inspect_WholeFile_TellsTheKindByContent(FileKind kind, byte[] content)
    {
        var outcome = FileInspector.Inspect(content, "通帳.exe", Label);

        Assert.Null(outcome.Refusal);
        Assert.Equal(kind, outcome.Value!.Kind);
        Assert.Equal("通帳" + kind.Extensions()[0], outcome.Value.Name);
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public void Inspect_PasswordProtected_IsRefused(byte[] content) =>
        Refused("file.password", "「通帳の写し」はパスワードを外したファイルを選んでください", content);

    [Theory]
    [MemberData(nameof(Cut))]
    public void Inspect_CutFile_IsRefused(byte[] content) =>
        Refused("file.broken", "「通帳の写し」のファイルがこわれているか、途中で切れています。保存し直したファイルを選んでください", content);

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Inspect_OtherKind_IsRefusedWhateverItsName(byte[] content) =>
        Refused("file.wrong_kind", "「通帳の写し」はPDF・JPEG・PNG・HEICのどれかにしてください", content);

    [Fact]
    public void Inspect_Empty_IsRefused() =>
        Refused("file.empty", "「通帳の写し」のファイルが空です。中身のあるファイルを選んでください", []);

    [Fact]
    public void Inspect_OneByteTooBig_IsRefused()
    {
        var content = new byte[FileInspector.MaxBytes + 1];
        SampleFiles.Jpeg().CopyTo(content, 0);

        Refused("file.too_big", "「通帳の写し」は10MBより小さいファイルにしてください", content);
        Assert.True(FileInspector.Inspect(content.AsSpan(0, FileInspector.MaxBytes), "a.jpg", Label).Succeeded);
    }

    [Fact]
    public void Inspect_AnyPrefixOfAFile_NeverThrows()
    {
        byte[][] files = [SampleFiles.Jpeg(), SampleFiles.Png(), SampleFiles.Heic("heic"), SampleFiles.Pdf("/Encrypt 5 0 R")];

        Assert.All(files, file => Assert.All(
            Enumerable.Range(0, file.Length), length => FileInspector.Inspect(file.AsSpan(0, length), null, Label)));
    }

    private static void Refused(string code, string message, byte[] content)
    {
        var outcome = FileInspector.Inspect(content, "通帳.pdf", Label);

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.Equal(message, outcome.Refusal?.Message);
    }

    /// <summary>An update at the end whose own trailer forgets the key; the older trailer still holds it.</summary>
    private static byte[] Updated(byte[] pdf)
    {
        var previous = Encoding.Latin1.GetString(pdf).IndexOf("xref\n0 6", StringComparison.Ordinal);
        return
        [
            .. pdf,
            .. Encoding.Latin1.GetBytes(
                $"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev {previous} >>\nstartxref\n{pdf.Length}\n%%EOF\n"),
        ];
    }

    private static byte[] WrongOffset(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return Encoding.Latin1.GetBytes(text[..text.LastIndexOf("startxref", StringComparison.Ordinal)] + "startxref\n7\n%%EOF\n");
    }
}
