using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("通帳.jpg", "通帳.jpg")]
    [InlineData("IMG_0001.JPEG", "IMG_0001.JPEG")]
    [InlineData("../../etc/通帳.jpg", "通帳.jpg")]
    [InlineData("C:\\Users\\a\\通帳.jpg", "通帳.jpg")]
    [InlineData("写し.exe", "写し.jpg")]
    [InlineData("写し.pdf", "写し.jpg")]
    [InlineData("写し 2026.11.23", "写し 2026.11.23.jpg")]
    [InlineData("通\u0000帳\r\n.jpg", "通帳.jpg")]
    [InlineData("写し\u202Egpj.exe", "写しgpj.jpg")]
    [InlineData("a\"b<c>.jpg", "a_b_c_.jpg")]
    [InlineData("辻\U000E0100𠮷.jpg", "辻\U000E0100𠮷.jpg")]
    [InlineData("...", "添付ファイル.jpg")]
    [InlineData(".jpg", "添付ファイル.jpg")]
    [InlineData(null, "添付ファイル.jpg")]
    public void Clean_Name_IsSafeAndMatchesTheKind(string? name, string expected) =>
        Assert.Equal(expected, FileName.Clean(name, FileKind.Jpeg));

    [Fact]
    public void Clean_LongName_IsCutBetweenCharactersAndKeepsTheExtension()
    {
        var name = FileName.Clean(string.Concat(Enumerable.Repeat("辻\U000E0100", 150)) + ".pdf", FileKind.Pdf);

        Assert.Equal(FileName.MaxLength, new StringInfo(name).LengthInTextElements);
        Assert.EndsWith("辻\U000E0100.pdf", name, StringComparison.Ordinal);
    }
}
