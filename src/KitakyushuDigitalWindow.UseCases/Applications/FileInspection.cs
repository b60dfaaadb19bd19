using System.Buffers.Binary;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>A file that may be attached.</summary>
/// <param name="Kind">What the content is.</param>
/// <param name="Name">The cleaned name (<see cref="FileName.Clean"/>).</param>
public sealed record InspectedFile(FileKind Kind, string Name);

/// <summary>Decides by the content, never by name or announced type, whether a file may be attached.</summary>
public static class FileInspector
{
    /// <summary>10 MB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Looks at the length alone, so that a file need not be read to be refused; null when it is allowed.</summary>
    /// <param name="length">Bytes.</param>
    /// <param name="label">The document's name in the form, for example 通帳の写し.</param>
    public static Refusal? CheckLength(long length, string label) => length switch
    {
        0 => new Refusal("file.empty", $"「{label}」のファイルが空です。中身のあるファイルを選んでください"),
        > MaxBytes => new Refusal("file.too_big", $"「{label}」は10MBより小さいファイルにしてください"),
        _ => null,
    };

    /// <summary>Refusals: file.empty, file.too_big, file.wrong_kind, file.password, file.broken.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="fileName">The name the browser sent; only cleaned and kept.</param>
    /// <param name="label">The document's name in the form, for example 通帳の写し.</param>
    public static Outcome<InspectedFile> Inspect(ReadOnlySpan<byte> content, string? fileName, string label)
    {
        if (CheckLength(content.Length, label) is { } refusal)
        {
            return refusal;
        }

        if (KindOf(content) is not { } kind)
        {
            return new Refusal("file.wrong_kind", $"「{label}」はPDF・JPEG・PNG・HEICのどれかにしてください");
        }

        var state = kind switch
        {
            FileKind.Jpeg => IsWholeJpeg(content) ? PdfState.Readable : PdfState.Broken,
            FileKind.Png => IsWholePng(content) ? PdfState.Readable : PdfState.Broken,
            FileKind.Heic => IsWholeHeic(content) ? PdfState.Readable : PdfState.Broken,
            _ => PdfTrailers.Inspect(content),
        };
        return state switch
        {
            PdfState.Encrypted => new Refusal("file.password", $"「{label}」はパスワードを外したファイルを選んでください"),
            PdfState.Broken => new Refusal(
                "file.broken", $"「{label}」のファイルがこわれているか、途中で切れています。保存し直したファイルを選んでください"),
            _ => new InspectedFile(kind, FileName.Clean(fileName, kind)),
        };
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return FileKind.Jpeg;
        }

        if (content.StartsWith(PngSignature))
        {
            return FileKind.Png;
        }

        if (IsHeic(content))
        {
            return FileKind.Heic;
        }

        // Readers accept a few bytes before the header (ISO 32000-1, annex H.3, note 13).
        return content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : null;
    }

    /// <summary>Walks the segments, so that the end mark of a preview picture inside them does not count.</summary>
    private static bool IsWholeJpeg(ReadOnlySpan<byte> content)
    {
        var at = 2;
        while (at + 4 <= content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++; // fill byte
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2 || at + 2 + length > content.Length)
            {
                return false;
            }

            at += 2 + length;
            if (marker == 0xDA) // start of scan: the picture follows; phones put more data after its end
            {
                return content[at..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
            }
        }

        return false;
    }

    private static bool IsWholePng(ReadOnlySpan<byte> content)
    {
        var at = PngSignature.Length;
        var isFirst = true;
        while (at + 12 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            var type = content.Slice(at + 4, 4);
            if (length > content.Length - at - 12 || (isFirst && !type.SequenceEqual("IHDR"u8)))
            {
                return false;
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return true;
            }

            isFirst = false;
            at += 12 + (int)length;
        }

        return false;
    }

    /// <summary>The brands of ISO/IEC 23008-12; AVIF shares the container and is not accepted.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> content)
    {
        if (content.Length < 16 || !content[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(content), (uint)content.Length);
        var isHeic = false;
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) // the minor version stands after the first brand
        {
            var brand = content.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            {
                return false;
            }

            isHeic |= brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8)
                || brand.SequenceEqual("heis"u8) || (at == 8 && brand.SequenceEqual("mif1"u8));
        }

        return isHeic;
    }

    private static bool IsWholeHeic(ReadOnlySpan<byte> content)
    {
        long at = 0;
        var hasMeta = false;
        while (at + 8 <= content.Length)
        {
            var box = content[(int)at..];
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            hasMeta |= box[4..8].SequenceEqual("meta"u8);
            if (size == 0)
            {
                return hasMeta; // reaches to the end of the file
            }

            if (size == 1 && box.Length >= 16)
            {
                size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue / 2);
            }

            if (size < 8)
            {
                return false;
            }

            at += size;
        }

        return hasMeta && at == content.Length;
    }
}
