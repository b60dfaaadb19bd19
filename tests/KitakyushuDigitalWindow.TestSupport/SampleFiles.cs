using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>Small real files, made by hand.</summary>
public static class SampleFiles
{
    /// <summary>A 1×1 PNG.</summary>
    public static byte[] Png() => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>A JPEG whose APP1 segment holds a preview picture with an end mark of its own.</summary>
    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8,
        0xFF, 0xE1, 0x00, 0x08, 0xFF, 0xD8, 0xFF, 0xD9, 0x00, 0x00,
        0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x01, 0x00, 0x01, 0x01, 0x01, 0x11, 0x00,
        0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00,
        0x2A, 0x2A, 0x2A, 0xFF, 0xD9,
    ];

    public static byte[] Heic(string brand, params string[] compatible) =>
    [
        .. Box("ftyp", Encoding.ASCII.GetBytes(brand + "\0\0\0\0" + string.Concat(compatible))),
        .. Box("meta", new byte[4]), .. Box("mdat", new byte[32]),
    ];

    /// <summary>One page with a classic cross-reference table.</summary>
    /// <param name="trailer">More keys for the trailer.</param>
    /// <param name="pageText">What the page's content stream says.</param>
    /// <param name="prefix">Bytes before the header.</param>
    public static byte[] Pdf(string trailer = "", string pageText = "BT ET", string prefix = "")
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            $"<< /Length {pageText.Length} >>\nstream\n{pageText}\nendstream",
            "<< /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >>",
        ];
        var pdf = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size 6 /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(prefix + pdf);
    }

    /// <summary>The newer form: the trailer's keys stand in a cross-reference stream, whose data are compressed.</summary>
    public static byte[] PdfWithCrossReferenceStream(string keys = "")
    {
        var body = "%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length 3 >>\nstream\n\u0001\u0002\u0003\nendstream\nendobj\n";
        return Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{body}9 0 obj\n<</Type/XRef/W[1 2 1]/Root 1 0 R{keys}/Size 10/Length 4>>\nstream\n\u0001\u0002\u0003\u0004\nendstream\nendobj\nstartxref\n{body.Length}\n%%EOF"));
    }

    private static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }
}
