namespace KitakyushuDigitalWindow.Domain.Procedures.Proving;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    Warning = 10,  // 確認: shown to the editor
    Error = 20,    // 誤り: the version cannot be published
}

/// <summary>What the prover found in a definition.</summary>
/// <param name="Code">Stable; tests and reports name it (list: docs/definitions.md).</param>
/// <param name="Place">Page and question in the file: <c>children/child-name/childName</c>; with <c>#showWhen</c> and the like for a part of it.</param>
/// <param name="Message">For the editor of the DX office, in Japanese: what is wrong and what to do.</param>
public sealed record Finding(Severity Severity, string Code, string Place, string Message)
{
    internal static Finding Error(string code, string place, string message) => new(Severity.Error, code, place, message);

    internal static Finding Warning(string code, string place, string message) => new(Severity.Warning, code, place, message);
}
