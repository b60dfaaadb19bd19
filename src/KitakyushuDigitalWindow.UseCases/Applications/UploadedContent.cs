namespace KitakyushuDigitalWindow.UseCases.Applications;

internal static class UploadedContent
{
    /// <summary>Reads one byte more than is allowed, so that a larger file is known to be one without being read.</summary>
    public static async Task<MemoryStream> ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (content.Length <= FileInspector.MaxBytes && (read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return content;
    }
}
