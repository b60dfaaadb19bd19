using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static KitakyushuDigitalWindow.Sandbox.SandboxPage;

namespace KitakyushuDigitalWindow.Sandbox.Sms;

/// <summary>A short message that the sandbox took.</summary>
/// <param name="Id">The sender's; the same one again is the same message.</param>
/// <param name="ReceivedAtUtc">UTC instant of arrival.</param>
public sealed record ReceivedSms(string Id, DateTime ReceivedAtUtc, string To, string Text);

/// <summary>The short messages, in memory: they are gone when the sandbox stops.</summary>
public sealed class SmsBox
{
    private const int Capacity = 1000;

    private readonly LinkedList<ReceivedSms> _messages = [];
    private readonly ConcurrentDictionary<string, bool> _refusedOnce = new();

    /// <summary>Newest first; a copy.</summary>
    public IReadOnlyList<ReceivedSms> NewestFirst()
    {
        lock (_messages)
        {
            return [.. _messages];
        }
    }

    internal void Add(ReceivedSms sms)
    {
        lock (_messages)
        {
            if (_messages.Any(m => m.Id == sms.Id))
            {
                return;
            }

            _messages.AddFirst(sms);
            if (_messages.Count > Capacity)
            {
                _messages.RemoveLast();
            }
        }
    }

    /// <summary>True the first time that it is asked for this message.</summary>
    internal bool RefusesOnce(string id) => _refusedOnce.TryAdd(id, true);
}

/// <summary>Stands in for a provider of short messages and speaks the interface of docs/operations/sms.md.</summary>
internal static class SmsProvider
{
    public const string Unreachable = "+819000000001";
    public const string Later = "+819000000002";

    private const int MaxLength = 70;
    private static readonly TimeSpan _japan = TimeSpan.FromHours(9);

    public static void MapSmsProvider(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sms/messages", async (HttpContext context, SmsBox box, TimeProvider clock) =>
        {
            if (!context.Request.HasJsonContentType() || await context.Request.ReadFromJsonAsync<Wish>() is not { Id.Length: > 0, To.Length: > 0, Text: { Length: > 0 and <= MaxLength } } wish)
            {
                return Results.Json(new { code = "malformed" }, statusCode: StatusCodes.Status400BadRequest);
            }

            if (wish.To == Unreachable)
            {
                return Results.Json(new { code = "unreachable" }, statusCode: StatusCodes.Status422UnprocessableEntity);
            }

            if (wish.To == Later && box.RefusesOnce(wish.Id))
            {
                return Results.Json(new { code = "try-later" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            box.Add(new ReceivedSms(wish.Id, clock.GetUtcNow().UtcDateTime, wish.To, wish.Text));
            return Results.Json(new { id = wish.Id }, statusCode: StatusCodes.Status202Accepted);
        });
        app.MapGet("/sms", (SmsBox box) => List(box.NewestFirst()));
        app.MapGet("/sms.json", (SmsBox box) => Results.Json(box.NewestFirst()));
    }

    private static IResult List(IReadOnlyList<ReceivedSms> messages)
    {
        var rows = messages.Select(m => $"""
            <section><h2>{E(m.To)}</h2><p>{E((m.ReceivedAtUtc + _japan).ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture))}　{m.Text.Length}文字</p><pre>{E(m.Text)}</pre></section>
            """);
        return Html("届いたSMS", $"""
            {(messages.Count == 0 ? "<p>SMSはまだ届いていません。</p>" : $"<p>{messages.Count}通（新しい順）</p>{string.Concat(rows)}")}
            <h2>試すための番号</h2>
            <ul>
            <li>090-0000-0001　届きません（宛先がない番号の代わり）</li>
            <li>090-0000-0002　1通ごとに、1回目は「あとで」と断り、2回目に受け取ります</li>
            </ul>
            <p><a href="/inbox">届いたメールを見る</a></p>
            """);
    }

    private sealed record Wish(string Id, string To, string Text);
}
