using System.Globalization;
using System.Net;
using KitakyushuDigitalWindow.Benchmarks;
using KitakyushuDigitalWindow.TestSupport;

// Usage: <portal.dll> <floor.dll> [quick] [big] [only=ABCDEGHIJ]. Started by tests/bench.sh on the second core; prints the table of docs/performance.md.
Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_KITAKYUSHUDIGITALWINDOW_WEB", AppContext.BaseDirectory); // the data is made in this process
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (portalProgram, floorProgram, quick) = (args[0], args[1], args.Contains("quick"));
var kinds = args.FirstOrDefault(a => a.StartsWith("only=", StringComparison.Ordinal))?[5..] ?? "ABCDEGHIJ";
var rounds = quick ? 3 : 5;
var time = TimeSpan.FromSeconds(quick ? 1 : 3);
var perRound = quick ? 200 : 400;
const int WarmRounds = 12;
const int WarmRequests = 2000;

using var data = new PortalData();
await data.PrepareAsync(Load.Workers * 4, kinds.Contains('D', StringComparison.Ordinal) ? (rounds + WarmRounds) * perRound : 0);
var floorFolder = Directory.CreateTempSubdirectory("kdw-floor-").FullName;
Dictionary<string, string> portalSettings = new()
{
    ["Surfaces__Enabled"] = "Portal",
    ["RateLimits__Forms"] = "1000000000",
    ["RateLimits__Submit"] = "1000000000",
};
List<string[]> table = [["target", "requests/s", "p50 ms", "p99 ms", "CPU ms each", "ratio to floor", "goal", "met"]];
var allMet = true;

// G before the rest: each start on the database that is there
var starts = new List<(double Portal, double Floor)>();
for (var i = 0; i < (kinds.Contains('G', StringComparison.Ordinal) ? rounds + 1 : 1); i++)
{
    var floorStart = await StartTimeAsync(floorProgram, floorFolder, [], "/a/2000");
    starts.Add((await StartTimeAsync(portalProgram, data.Folder, portalSettings, "/help"), floorStart));
}

if (starts.Count > 1)
{
    starts.RemoveAt(0); // fills the file cache
}

using var floor = await Server.StartAsync(floorProgram, floorFolder, [], "/a/2000");
using var portal = await Server.StartAsync(portalProgram, data.Folder, portalSettings, "/help");
using var portalClient = portal.Client();
using var floorClient = floor.Client();

// A: open pages
foreach (var path in new[] { "/", "/procedures", "/procedures/child-allowance-certification", "/help" })
{
    using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Url };
    using var response = await plain.GetAsync(new Uri(path, UriKind.Relative));
    if (!response.IsSuccessStatusCode)
    {
        continue;
    }

    var size = (await response.Content.ReadAsByteArrayAsync()).Length;
    await CompareAsync(
        $"A {path} ({size / 1024} KB)", 1.5,
        s => Load.ForAsync(s, portal, HttpStatusCode.OK, (c, _, _) => BrowserPost.GetAsync(c, path, "", "gzip, br")),
        s => Load.ForAsync(s, floor, HttpStatusCode.OK, (c, _, _) => BrowserPost.GetAsync(c, $"/a/{size}", "", "gzip, br")));
}

// B: a step of a draft with twenty answers
var steps = data.Half.Select(d => (Url: $"/apply/{d.DraftId}/spouse-name", Cookie: data.CookieOf(d))).ToArray();
await CompareAsync(
    "B form step, GET", 0.5,
    s => Load.ForAsync(s, portal, HttpStatusCode.OK, (c, w, n) => BrowserPost.GetAsync(c, steps[(w * 4) + (n % 4)].Url, steps[(w * 4) + (n % 4)].Cookie)),
    s => Load.ForAsync(s, floor, HttpStatusCode.OK, (c, w, n) => BrowserPost.GetAsync(c, $"/b/{(w * 4) + (n % 4) + 1}", "")));

// C: the same step, posted
var posts = new List<BrowserPost>();
foreach (var (url, cookie) in steps)
{
    posts.Add(await BrowserPost.OpenAsync(portalClient, url, cookie) ?? throw new InvalidOperationException("The step is not there."));
}

var floorPost = await BrowserPost.OpenAsync(floorClient, "/c", "") ?? throw new InvalidOperationException("The floor has no form.");
var versions = await data.VersionsAsync(data.Half);
var saved = await CompareAsync(
    "C form step, POST", 0.5,
    s => Load.ForAsync(s, portal, HttpStatusCode.Redirect, (c, w, n) => posts[(w * 4) + (n % 4)].SendAsync(c)),
    s => Load.ForAsync(s, floor, HttpStatusCode.Redirect, (c, _, _) => floorPost.SendAsync(c)));
var lost = saved - (await data.VersionsAsync(data.Half) - versions);

// D: submit, each draft once
var at = 0;
var sent = await CompareAsync("D submit", 0.3, _ => SubmitAsync(), s => Load.ForAsync(s, floor, HttpStatusCode.Redirect, (c, _, _) => floorPost.SendAsync(c)));
var received = await data.ReceivedAsync();

// E: the first page of the queue, in offices of different size
var queueCosts = new List<(int Count, double Each)>();
foreach (var count in !kinds.Contains('E', StringComparison.Ordinal) ? [] : args.Contains("big") ? [10_000, 1_000_000, 10_000_000] : new[] { 10_000, 1_000_000 })
{
    using var queueData = new QueueData();
    await queueData.PrepareAsync(count);
    var cookie = queueData.Cookie;
    using var office = await Server.StartAsync(
        portalProgram, queueData.Folder, new Dictionary<string, string> { ["Surfaces__Enabled"] = "BackOffice", ["RateLimits__Forms"] = "1000000000" }, "/staff/sign-in");
    foreach (var path in new[] { "/staff/queue", "/staff/queue?status=underreview" })
    {
        await CompareAsync(
            string.Create(CultureInfo.InvariantCulture, $"E {path}, {count:N0}"), count == 10_000 ? 0.4 : 0,
            s => Load.ForAsync(s, office, HttpStatusCode.OK, (c, _, _) => BrowserPost.GetAsync(c, path, cookie)),
            s => Load.ForAsync(s, floor, HttpStatusCode.OK, (c, _, n) => BrowserPost.GetAsync(c, $"/b/{65 + (n % 4)}", "")));
        if (!path.Contains('?', StringComparison.Ordinal))
        {
            queueCosts.Add((count, double.Parse(table[^2][4], CultureInfo.InvariantCulture)));
        }
    }
}

if (queueCosts.Count > 1)
{
    AddRow($"E cost of {queueCosts[^1].Count:N0} to {queueCosts[0].Count:N0} applications", "CPU of one page", queueCosts[^1].Each / queueCosts[0].Each, "<= 1.5", r => r <= 1.5);
}

// G, H, I
AddRow("G start to the first 200", $"{Median(starts.Select(s => s.Portal)):0.00} s, floor {Median(starts.Select(s => s.Floor)):0.00} s",
    Median(starts.Select(s => s.Portal / s.Floor)), "<= 2", r => r <= 2);
AddRow("H memory after load", $"{portal.MemoryMegabytes:0} MB, floor {floor.MemoryMegabytes:0} MB", portal.MemoryMegabytes / floor.MemoryMegabytes, "<= 2", r => r <= 2);
Print();
if (kinds.Contains('J', StringComparison.Ordinal))
{
    var (microseconds, kilobytes) = EngineStep.Measure();
    var met = microseconds <= 50 && kilobytes <= 30;
    allMet &= met;
    Console.WriteLine();
    Console.WriteLine($"J engine step, {EngineStep.Largest} with {EngineStep.Questions} questions on the path: {microseconds:0.0} µs (goal 50), {kilobytes:0.0} KB (goal 30)  {(met ? "yes" : "NO")}");
}

Console.WriteLine();
Console.WriteLine($"C: {saved} saved answers, {lost} lost. D: {sent} answered submissions, {received.Numbers} numbers, {received.Different} different, {received.Lines} arrivals in the history.");
allMet &= lost == 0 && received.Numbers == sent && received.Different == sent && received.Lines == sent;
Console.WriteLine();
Console.WriteLine("I page weight (goal: first visit <= 60 KB and <= 6 requests, again <= 20 KB)");
foreach (var (path, cookie) in new[] { ("/", ""), ("/procedures", ""), ("/help", ""), ("/sign-in", ""), steps[0] })
{
    if (await PageWeight.MeasureAsync(portalClient, path, cookie) is { } weight)
    {
        var met = weight is { FirstKilobytes: <= 60, Requests: <= 6, AgainKilobytes: <= 20 };
        allMet &= met;
        Console.WriteLine($"  {(cookie.Length > 0 ? "form step" : path),-12} {weight.FirstKilobytes,6:0.0} KB  {weight.Requests} requests  again {weight.AgainKilobytes,5:0.0} KB  {(met ? "yes" : "NO")}");
    }
}

Directory.Delete(floorFolder, recursive: true);
Console.WriteLine();
Console.WriteLine(allMet ? "All goals met." : "Not all goals met.");
return;

async Task<int> CompareAsync(string target, double goal, Func<TimeSpan, Task<Round>> own, Func<TimeSpan, Task<Round>> floorLoad)
{
    if (!kinds.Contains(target[0], StringComparison.Ordinal))
    {
        return 0;
    }

    var count = await WarmAsync(own);
    await WarmAsync(floorLoad);
    var pairs = new List<(Round Own, Round Floor)>();
    for (var i = 0; i < rounds; i++)
    {
        var ownRound = await own(time);
        count += ownRound.Requests;
        pairs.Add((ownRound, await floorLoad(time)));
    }

    var ratio = Median(pairs.Select(p => p.Own.PerCpuSecond / p.Floor.PerCpuSecond));
    allMet &= ratio >= goal;
    table.Add([.. Cells(target, [.. pairs.Select(p => p.Own)]), $"{ratio:0.00}", $">= {goal:0.0}", ratio >= goal ? "yes" : "NO"]);
    table.Add([.. Cells("  floor", [.. pairs.Select(p => p.Floor)]), "", "", ""]);
    Console.Error.WriteLine(string.Join("  ", table[^2]));
    return count;
}

static async Task<double> StartTimeAsync(string program, string folder, Dictionary<string, string> settings, string firstPage)
{
    using var server = await Server.StartAsync(program, folder, settings, firstPage);
    return server.StartTime.TotalSeconds;
}

// until the compiler has done its work: each tier makes a request cheaper, and compiles beside the load
async Task<int> WarmAsync(Func<TimeSpan, Task<Round>> load)
{
    var (count, before) = (0, double.MaxValue);
    for (var i = 0; i < WarmRounds; i++)
    {
        var round = await load(time);
        count += round.Requests;
        var each = round.CpuSeconds / round.Requests;
        if (count >= WarmRequests && each > before * 0.93)
        {
            break;
        }

        before = each;
    }

    return count;
}

async Task<Round> SubmitAsync()
{
    var batch = data.Complete.Skip(at).Take(perRound).ToList();
    at += perRound;
    var ready = new BrowserPost[batch.Count];
    await Parallel.ForAsync(0, batch.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        ready[i] = await BrowserPost.OpenAsync(portalClient, $"/apply/{batch[i].DraftId}/check", data.CookieOf(batch[i]), ticked: true)
            ?? throw new InvalidOperationException("The check page is not there."));
    return await Load.CountAsync(batch.Count, portal, HttpStatusCode.Redirect, (c, n) => ready[n].SendAsync(c));
}

static string[] Cells(string target, IReadOnlyList<Round> all) =>
[
    target, $"{Median(all.Select(r => r.PerSecond)):0}", $"{Median(all.Select(r => r.P50)):0.0}", $"{Median(all.Select(r => r.P99)):0.0}",
    $"{Median(all.Select(r => 1000 / r.PerCpuSecond)):0.00}",
];

void AddRow(string target, string figure, double ratio, string goal, Func<double, bool> isMet)
{
    allMet &= isMet(ratio);
    table.Add([$"{target}: {figure}", "", "", "", "", $"{ratio:0.00}", goal, isMet(ratio) ? "yes" : "NO"]);
}

void Print()
{
    var widths = Enumerable.Range(0, table[0].Length).Select(c => table.Max(r => c == 0 && r[1].Length == 0 && r != table[0] ? 0 : r[c].Length)).ToArray();
    foreach (var row in table)
    {
        Console.WriteLine(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[c]))).TrimEnd());
    }
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return sorted[sorted.Length / 2];
}
