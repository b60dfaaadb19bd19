namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>
/// Room on disk for a file that is being made: written once, then read, gone when it is disposed of. What lies there can be read by this
/// process alone, also after it was killed.
/// </summary>
public interface IScratchFiles
{
    IScratchFile Create();
}

/// <summary>One of them; not thread-safe.</summary>
public interface IScratchFile : IAsyncDisposable
{
    /// <summary>Forward only; not to be used any more once <see cref="Read"/> was called.</summary>
    Stream Writing { get; }

    /// <summary>Ends the writing; gives what was written, from its start. The file closes the stream.</summary>
    Stream Read();
}
