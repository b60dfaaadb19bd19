namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>Keeps a one-time code until its mail goes out, so that only this portal can read it.</summary>
public interface ICodeSeal
{
    string Seal(string code);

    /// <summary>Null when it was sealed with keys that are gone.</summary>
    string? Open(string sealedCode);
}
