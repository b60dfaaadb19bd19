using System.Buffers;
using System.Buffers.Text;

namespace KitakyushuDigitalWindow.UseCases.Applications;

internal enum PdfState
{
    Readable,
    Encrypted,
    Broken,
}

/// <summary>
/// Tells a PDF that needs a password by the key <c>/Encrypt</c> of its trailer (ISO 32000-1, 7.5.5 and 7.5.8): a classic trailer
/// or the dictionary of a cross-reference stream, neither of which is ever compressed. The chain is followed from the end of the
/// file; the same word in a page's text or in a string does not count.
/// </summary>
internal static class PdfTrailers
{
    private const int TailLength = 2048;
    private const int MaxUpdates = 64;

    private static readonly SearchValues<byte> _endOfName = SearchValues.Create(" \r\n\t\0\f/<>[]()%"u8);

    public static PdfState Inspect(ReadOnlySpan<byte> pdf)
    {
        var tailStart = Math.Max(0, pdf.Length - TailLength);
        var tail = pdf[tailStart..];
        var mark = tail.LastIndexOf("startxref"u8);
        if (mark < 0 || tail[mark..].IndexOf("%%EOF"u8) < 0 || ReadNumber(tail[(mark + 9)..]) is not { } offset)
        {
            return PdfState.Broken;
        }

        var header = Math.Max(0, pdf[..Math.Min(pdf.Length, 1024)].IndexOf("%PDF-"u8));
        var seen = 0;
        long? next = offset;
        while (next is { } at && seen++ < MaxUpdates)
        {
            var keys = ReadTrailer(pdf, at) ?? (header > 0 ? ReadTrailer(pdf, at + header) : null);
            if (keys is null)
            {
                // A wrong offset: readers repair it by looking for trailers, so do we.
                return seen == 1 ? InspectByScan(pdf) : PdfState.Readable;
            }

            if (keys.Value.IsEncrypted)
            {
                return PdfState.Encrypted;
            }

            next = keys.Value.Previous;
        }

        return PdfState.Readable;
    }

    private static PdfState InspectByScan(ReadOnlySpan<byte> pdf)
    {
        var found = false;
        for (var at = 0; pdf[at..].IndexOf("trailer"u8) is var step and >= 0;)
        {
            at += step + "trailer"u8.Length;
            if (ReadDictionary(pdf[at..]) is { } keys)
            {
                found = true;
                if (keys.IsEncrypted)
                {
                    return PdfState.Encrypted;
                }
            }
        }

        return found ? PdfState.Readable : PdfState.Broken;
    }

    private static Trailer? ReadTrailer(ReadOnlySpan<byte> pdf, long offset)
    {
        if (offset < 0 || offset >= pdf.Length)
        {
            return null;
        }

        var rest = pdf[(int)offset..].TrimStart(" \r\n\t\0"u8);
        if (rest.StartsWith("xref"u8))
        {
            var trailer = rest.IndexOf("trailer"u8);
            return trailer < 0 ? null : ReadDictionary(rest[(trailer + 7)..]);
        }

        // A cross-reference stream: "12 0 obj << /Type /XRef ... >> stream".
        var start = rest[..Math.Min(rest.Length, 64)].IndexOf("obj"u8);
        return start > 0 && rest[0] is >= (byte)'0' and <= (byte)'9'
            && ReadDictionary(rest[(start + 3)..]) is { IsCrossReference: true } keys ? keys : null;
    }

    /// <summary>Reads the keys of the outermost dictionary; strings, comments and inner dictionaries are stepped over.</summary>
    private static Trailer? ReadDictionary(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \r\n\t\0"u8);
        if (!text.StartsWith("<<"u8))
        {
            return null;
        }

        var result = new Trailer(false, false, null);
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'<' when At(text, at + 1) == '<':
                    depth++;
                    at++;
                    break;
                case (byte)'>' when At(text, at + 1) == '>':
                    at++;
                    if (--depth == 0)
                    {
                        return result;
                    }

                    break;
                case (byte)'<':
                    at += Math.Max(0, text[at..].IndexOf((byte)'>'));
                    break;
                case (byte)'(':
                    at = EndOfString(text, at);
                    break;
                case (byte)'%':
                    at += Math.Max(0, text[at..].IndexOfAny((byte)'\r', (byte)'\n'));
                    break;
                case (byte)'/':
                    var length = text[(at + 1)..].IndexOfAny(_endOfName);
                    if (length < 0)
                    {
                        return null;
                    }

                    if (depth == 1)
                    {
                        result = result.With(text.Slice(at + 1, length), text[(at + 1 + length)..]);
                    }

                    at += length;
                    break;
                default:
                    break;
            }
        }

        return null; // never closed
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at;
                default:
                    break;
            }
        }

        return text.Length;
    }

    private static int At(ReadOnlySpan<byte> text, int index) => index < text.Length ? text[index] : -1;

    private static long? ReadNumber(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text.TrimStart(" \r\n\t\0"u8), out long number, out _) ? number : null;

    private readonly record struct Trailer(bool IsEncrypted, bool IsCrossReference, long? Previous)
    {
        public Trailer With(ReadOnlySpan<byte> name, ReadOnlySpan<byte> rest) =>
            name.SequenceEqual("Encrypt"u8) ? this with { IsEncrypted = true }
            : name.SequenceEqual("XRef"u8) ? this with { IsCrossReference = true }
            : name.SequenceEqual("Prev"u8) ? this with { Previous = ReadNumber(rest) }
            : this;
    }
}
