using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace KitakyushuDigitalWindow.Benchmarks;

/// <summary>What one round of load gave.</summary>
internal sealed record Round(int Requests, double Seconds, double CpuSeconds, double P50, double P99)
{
    public double PerSecond => Requests / Seconds;

    public double PerCpuSecond => Requests / CpuSeconds;
}

/// <summary>Sixteen connections that ask again as soon as they are answered.</summary>
internal static class Load
{
    public const int Workers = 16;

    /// <summary>For so long.</summary>
    /// <param name="send">Sends one request; gets the worker and the request's number.</param>
    public static Task<Round> ForAsync(
        TimeSpan time, Server server, HttpStatusCode expected, Func<HttpClient, int, int, Task<HttpResponseMessage>> send)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        return RunAsync(server, expected, send, () => Stopwatch.GetTimestamp() < end);
    }

    /// <summary>So many requests, each number once.</summary>
    public static Task<Round> CountAsync(int count, Server server, HttpStatusCode expected, Func<HttpClient, int, Task<HttpResponseMessage>> send)
    {
        var next = -1;
        return RunAsync(server, expected, (client, _, _) => send(client, Interlocked.Increment(ref next)), () => Volatile.Read(ref next) < count - Workers);
    }

    private static async Task<Round> RunAsync(
        Server server, HttpStatusCode expected, Func<HttpClient, int, int, Task<HttpResponseMessage>> send, Func<bool> more)
    {
        using var client = server.Client();
        var times = new ConcurrentBag<List<double>>();
        var cpu = server.CpuSeconds;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            var mine = new List<double>(4096);
            for (var number = 0; more(); number++)
            {
                var sent = Stopwatch.GetTimestamp();
                using var response = await send(client, worker, number);
                await response.Content.CopyToAsync(Stream.Null);
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (response.StatusCode != expected)
                {
                    throw new InvalidOperationException($"{response.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)response.StatusCode} {response.Headers.Location}.");
                }
            }

            times.Add(mine);
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToArray();
        return new Round(all.Length, seconds, server.CpuSeconds - cpu, all[all.Length / 2], all[all.Length * 99 / 100]);
    }
}
