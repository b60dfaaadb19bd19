using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Options;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>
/// Speaks clamd's INSTREAM (man 8 clamd): the command, then chunks, each behind its length in four bytes, a length of zero at the end; one
/// line comes back. One connection per file; one chunk in memory.
/// </summary>
public sealed class ClamdScanner : IVirusScanner
{
    private const int ChunkBytes = 64 * 1024;
    private const int AnswerMaxBytes = 4096;

    private static readonly byte[] _command = "zINSTREAM\0"u8.ToArray();

    private readonly EndPoint _address;
    private readonly TimeSpan _limit;

    public ClamdScanner(IOptions<ClamdOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _address = AddressOf(options.Value.Address);
        _limit = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    }

    public bool IsConfigured => true;

    /// <exception cref="InvalidOperationException">It is no address.</exception>
    public static EndPoint AddressOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        const string unix = "unix:";
        if (address.StartsWith(unix, StringComparison.Ordinal) && address.Length > unix.Length)
        {
            return new UnixDomainSocketEndPoint(address[unix.Length..]);
        }

        var colon = address.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            throw new InvalidOperationException($"Clamd__Address is '{address}'; it must be host:port or unix:/path.");
        }

        var host = address[..colon].Trim('[', ']');
        return IPAddress.TryParse(host, out var ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(host, port);
    }

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_limit);
        try
        {
            using var socket = Open();
            await socket.ConnectAsync(_address, limit.Token);
            await using var connection = new NetworkStream(socket);
            // clamd may answer before all is sent (the file is larger than it takes) and then hangs up: the answer counts
            var answer = ReadAsync(connection, limit.Token);
            await SendAsync(content, connection, answer, limit.Token);
            return Verdict(await answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ScanResult(ScanOutcome.Unavailable, "no answer in time");
        }
        catch (Exception e) when (e is SocketException || IsOfTheConnection(e))
        {
            return new ScanResult(ScanOutcome.Unavailable, e.GetType().Name);
        }
    }

    /// <summary>What clamd's line says of the file; anything that is not understood says nothing.</summary>
    public static ScanResult Verdict(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        const string found = " FOUND";
        var line = answer.Trim('\0', '\r', '\n', ' ');
        if (line.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase))
        {
            return new ScanResult(ScanOutcome.Unscannable, ScanReasons.TooLarge);
        }

        var said = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        if (said == "OK" && line.StartsWith("stream", StringComparison.Ordinal))
        {
            return new ScanResult(ScanOutcome.Clean);
        }

        if (!said.EndsWith(found, StringComparison.Ordinal))
        {
            return new ScanResult(ScanOutcome.Unavailable, line.EndsWith("ERROR", StringComparison.Ordinal) ? "an error of the scanner" : "not an answer of clamd");
        }

        var signature = said[..^found.Length].Trim();
        return signature.StartsWith("Heuristics.Encrypted", StringComparison.Ordinal) ? new ScanResult(ScanOutcome.Unscannable, ScanReasons.Encrypted)
            : signature.StartsWith("Heuristics.Limits", StringComparison.Ordinal) ? new ScanResult(ScanOutcome.Unscannable, ScanReasons.TooComplex)
            : new ScanResult(ScanOutcome.Infected, new string([.. signature.Where(c => !char.IsControl(c))]));
    }

    private static async Task SendAsync(Stream content, NetworkStream connection, Task answer, CancellationToken cancellationToken)
    {
        var chunk = new byte[sizeof(int) + ChunkBytes];
        var wasRefused = !await TryWriteAsync(connection, _command, cancellationToken);
        while (!wasRefused && !answer.IsCompleted)
        {
            var read = await content.ReadAsync(chunk.AsMemory(sizeof(int)), cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            wasRefused = !await TryWriteAsync(connection, chunk.AsMemory(0, sizeof(int) + read), cancellationToken);
            if (read == 0)
            {
                return;
            }
        }
    }

    private static async Task<bool> TryWriteAsync(NetworkStream connection, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await connection.WriteAsync(bytes, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false; // hung up; perhaps it has said why
        }
    }

    private static async Task<string> ReadAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        var answer = new byte[AnswerMaxBytes];
        var length = 0;
        try
        {
            int read;
            while (length < answer.Length && (read = await connection.ReadAsync(answer.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (answer.AsSpan(0, length).IndexOfAny((byte)0, (byte)'\n') >= 0)
                {
                    break;
                }
            }
        }
        catch (IOException) when (length > 0)
        {
            // hung up after its answer
        }

        return Encoding.UTF8.GetString(answer, 0, length);
    }

    /// <summary>A stored content that cannot be read is another matter: it is passed on.</summary>
    private static bool IsOfTheConnection(Exception e) => e is IOException { InnerException: SocketException };

    private Socket Open() => _address is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}

/// <summary>No scanner is set up.</summary>
public sealed class NoVirusScanner : IVirusScanner
{
    public bool IsConfigured => false;

    public Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken) =>
        Task.FromResult(new ScanResult(ScanOutcome.Unavailable, "no scanner is set up"));
}
