using System.Net;
using System.Net.Sockets;
using System.Text;
using KitakyushuDigitalWindow.Infrastructure.Files;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Options;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Files;

/// <summary>One clamd for all tests that need a real one.</summary>
public sealed class ClamdFixture : IAsyncLifetime
{
    public ClamdProcess Clamd { get; private set; } = null!;

    public async Task InitializeAsync() => Clamd = await ClamdProcess.StartAsync();

    public Task DisposeAsync()
    {
        Clamd.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>The adapter against a real clamd, and against everything that is not one.</summary>
public sealed class ClamdScannerTests(ClamdFixture fixture) : IClassFixture<ClamdFixture>
{
    private static readonly string _signature = "Kdw.Test.Marker.UNOFFICIAL"; // clamd says so of every signature that is not its makers'

    [Fact]
    public async Task Scan_CleanFile_IsClean()
    {
        Assert.Equal(new ScanResult(ScanOutcome.Clean), await ScanAsync(SampleFiles.Pdf()));
        Assert.Equal(new ScanResult(ScanOutcome.Clean), await ScanAsync(SampleFiles.Png()));
    }

    [Fact]
    public async Task Scan_EmptyFile_IsClean() => Assert.Equal(ScanOutcome.Clean, (await ScanAsync([])).Outcome);

    [Fact]
    public async Task Scan_MarkerInAPdf_IsInfectedWithTheNameOfTheSignature() =>
        Assert.Equal(new ScanResult(ScanOutcome.Infected, _signature), await ScanAsync(SampleFiles.Pdf(pageText: ClamdProcess.Marker)));

    [Fact]
    public async Task Scan_StandardTestFile_IsInfected() =>
        Assert.Equal(
            new ScanResult(ScanOutcome.Infected, "Kdw.Test.Standard-File.UNOFFICIAL"), await ScanAsync(Encoding.ASCII.GetBytes(ClamdProcess.StandardFile)));

    /// <summary>The chunk ends within the marker, and the stream gives less than it is asked for.</summary>
    [Theory]
    [InlineData(64 * 1024 - 10, 1_000_000)]
    [InlineData(700, 7)]
    public async Task Scan_MarkerAcrossChunks_IsFound(int before, int atATime)
    {
        byte[] content = [.. new byte[before], .. Encoding.ASCII.GetBytes(ClamdProcess.Marker), .. new byte[500]];

        var result = await Scanner(fixture.Clamd.Address).ScanAsync(new Dripping(content, atATime), CancellationToken.None);

        Assert.Equal(new ScanResult(ScanOutcome.Infected, _signature), result);
    }

    [Fact]
    public async Task Scan_LargerThanClamdTakes_IsUnscannable()
    {
        for (var i = 0; i < 10; i++) // clamd hangs up in the middle of the sending; the answer must never be lost
        {
            Assert.Equal(new ScanResult(ScanOutcome.Unscannable, ScanReasons.TooLarge), await ScanAsync(new byte[ClamdProcess.MaxStreamBytes * 8]));
        }
    }

    [Fact]
    public async Task Scan_EncryptedPdf_IsUnscannable() =>
        Assert.Equal(new ScanResult(ScanOutcome.Unscannable, ScanReasons.Encrypted), await ScanAsync(SampleFiles.Pdf("/Encrypt 5 0 R")));

    [Fact]
    public async Task Scan_OverAUnixSocket_IsTheSame()
    {
        using var content = new MemoryStream(SampleFiles.Pdf(pageText: ClamdProcess.Marker));

        Assert.Equal(ScanOutcome.Infected, (await Scanner(fixture.Clamd.UnixAddress).ScanAsync(content, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Scan_ManyAtOnce_EachGetsItsOwnVerdict()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ScanAsync(SampleFiles.Pdf(pageText: i % 2 == 0 ? ClamdProcess.Marker : "BT ET"))));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? ScanOutcome.Infected : ScanOutcome.Clean), results.Select(r => r.Outcome));
    }

    [Fact]
    public async Task Scan_NobodyListens_IsUnavailable() =>
        Assert.Equal(ScanOutcome.Unavailable, (await ScanAsync([1], $"127.0.0.1:{PortalProcess.FreePort()}")).Outcome);

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("stream: Can't allocate memory ERROR\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("OK\0")]
    public async Task Scan_NoVerdict_IsUnavailable(string answer)
    {
        using var other = new Other(answer);

        Assert.Equal(ScanOutcome.Unavailable, (await ScanAsync(new byte[100], other.Address)).Outcome);
    }

    [Fact]
    public async Task Scan_NoAnswerInTime_IsUnavailable()
    {
        using var silent = new Other(null);

        var result = await Scanner(silent.Address, seconds: 1).ScanAsync(new MemoryStream([1]), CancellationToken.None);

        Assert.Equal(new ScanResult(ScanOutcome.Unavailable, "no answer in time"), result);
    }

    [Fact]
    public async Task Scan_CallerGivesUp_IsCancelled()
    {
        using var silent = new Other(null);
        using var end = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scanner(silent.Address).ScanAsync(new MemoryStream([1]), end.Token));
    }

    [Fact]
    public async Task Scan_StoredFileWasChanged_ThatIsPassedOn() =>
        await Assert.ThrowsAsync<BlobTamperedException>(() => Scanner(fixture.Clamd.Address).ScanAsync(new Changed(), CancellationToken.None));

    [Theory]
    [InlineData("stream: OK", ScanOutcome.Clean, null)]
    [InlineData("stream: OK\n", ScanOutcome.Clean, null)]
    [InlineData("stream: Eicar-Signature FOUND\0", ScanOutcome.Infected, "Eicar-Signature")]
    [InlineData("stream: Html.Phishing: Bank FOUND", ScanOutcome.Infected, "Html.Phishing: Bank")]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanOutcome.Unscannable, ScanReasons.TooLarge)]
    [InlineData("stream: Heuristics.Encrypted.PDF FOUND", ScanOutcome.Unscannable, ScanReasons.Encrypted)]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND", ScanOutcome.Unscannable, ScanReasons.TooComplex)]
    public void Verdict_OfWhatClamdSays(string answer, ScanOutcome outcome, string? detail) =>
        Assert.Equal(new ScanResult(outcome, detail), ClamdScanner.Verdict(answer));

    [Theory]
    [InlineData("localhost")]
    [InlineData(":3310")]
    [InlineData("clamd:0")]
    [InlineData("clamd:70000")]
    [InlineData("unix:")]
    public void AddressOf_NoAddress_SaysWhatItMustBe(string address) =>
        Assert.Contains("host:port or unix:/path", Assert.Throws<InvalidOperationException>(() => ClamdScanner.AddressOf(address)).Message, StringComparison.Ordinal);

    [Fact]
    public void AddressOf_NameAndBothKindsOfNumbers_AreUnderstood()
    {
        Assert.Equal(new DnsEndPoint("clamd", 3310), ClamdScanner.AddressOf("clamd:3310"));
        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 3310), ClamdScanner.AddressOf("[::1]:3310"));
    }

    private async Task<ScanResult> ScanAsync(byte[] content, string? address = null)
    {
        using var stream = new MemoryStream(content);
        return await Scanner(address ?? fixture.Clamd.Address).ScanAsync(stream, CancellationToken.None);
    }

    private static ClamdScanner Scanner(string address, int seconds = 30) => new(Options.Create(new ClamdOptions { Address = address, TimeoutSeconds = seconds }));

    /// <summary>Takes a connection and says one thing, or nothing.</summary>
    private sealed class Other : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<Socket> _held = [];

        public Other(string? answer)
        {
            _listener.Start();
            _ = Task.Run(async () =>
            {
                var socket = await _listener.AcceptSocketAsync();
                _held.Add(socket);
                if (answer is not null)
                {
                    await socket.ReceiveAsync(new byte[10]); // the command
                    await socket.SendAsync(Encoding.ASCII.GetBytes(answer));
                    socket.Shutdown(SocketShutdown.Send);
                }
            });
        }

        public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public void Dispose()
        {
            _listener.Dispose();
            _held.ForEach(s => s.Dispose());
        }
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Dripping(byte[] content, int atATime) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atATime)], cancellationToken);
    }

    private sealed class Changed : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new BlobTamperedException();
    }
}
