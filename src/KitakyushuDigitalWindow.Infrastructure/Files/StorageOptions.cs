using System.ComponentModel.DataAnnotations;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>Settings below <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder for blobs and keys; a relative path starts at the working folder.</summary>
    [Required]
    public string Path { get; set; } = "data";

    /// <summary>32 bytes in Base64. Unset: a key file is made at the first use, readable by its owner only.</summary>
    public string? Key { get; set; }
}
