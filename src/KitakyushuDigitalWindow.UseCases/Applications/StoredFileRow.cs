namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>A stored file, ready to be sent.</summary>
/// <param name="ContentHash">Its name in the blob store.</param>
/// <param name="MediaType">Found in the content when it came in, never what a browser said.</param>
/// <param name="Check">Whether it may be sent at all.</param>
public sealed record StoredFileRow(string ContentHash, string FileName, string MediaType, FileCheck Check);
