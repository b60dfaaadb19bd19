using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Sms;

/// <summary>Settings below <c>Sms</c>: address of the provider, key. Without an address SMS is not offered.</summary>
public sealed class SmsOptions
{
    public const string Section = "Sms";

    /// <summary><c>https://…</c>; plain HTTP only on this machine.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent as a bearer token.</summary>
    public string Key { get; set; } = "";
}

/// <summary>
/// Speaks docs/operations/sms.md: <c>POST {Url}/messages</c> with id, to and text; 202 taken, 422 the number takes nothing, 429 and 503 come again.
/// A provider with another interface gets a gateway in front of it, or another class here.
/// </summary>
internal sealed class HttpSmsSender(HttpClient http) : ISmsSender
{
    public bool IsConfigured => true;

    public async Task SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            using var response = await http.PostAsJsonAsync(
                "messages", new { id = message.Id, to = "+81" + message.To.Replace("-", "", StringComparison.Ordinal)[1..], text = message.Text }, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new DeliveryException(FailureOf(response.StatusCode), await CodeAsync(response, cancellationToken));
            }
        }
        catch (HttpRequestException e)
        {
            throw new DeliveryException(DeliveryFailure.Technical, e.HttpRequestError.ToString(), e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException(DeliveryFailure.Technical, "timeout", e);
        }
    }

    private static DeliveryFailure FailureOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.UnprocessableEntity => DeliveryFailure.Permanent,
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => DeliveryFailure.Temporary,
        _ => DeliveryFailure.Technical,
    };

    /// <summary>Of the answer's <c>code</c>, only letters and hyphens: nothing of what a provider says beside it is kept.</summary>
    private static async Task<string> CodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
                && code.GetString() is { Length: > 0 and <= 40 } text && text.All(c => char.IsAsciiLetterLower(c) || c is '-' or '_'))
            {
                return text;
            }
        }
        catch (JsonException)
        {
            // the status alone says it
        }

        return ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>No provider is set up.</summary>
internal sealed class NoSmsSender : ISmsSender
{
    public bool IsConfigured => false;

    public Task SendAsync(SmsMessage message, CancellationToken cancellationToken) => throw new DeliveryException(DeliveryFailure.Technical, "not-configured");
}

public static class SmsRegistration
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(15);

    /// <summary>Beside the sandbox its own stand-in is used, unless another address is set.</summary>
    /// <exception cref="InvalidOperationException">The address is no HTTP address, or a plain one on another machine.</exception>
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(SmsOptions.Section).Get<SmsOptions>() ?? new SmsOptions();
        var url = options.Url.Length > 0 ? options.Url : configuration["Sandbox:Url"] is { Length: > 0 } sandbox ? sandbox.TrimEnd('/') + "/sms" : "";
        if (url.Length == 0)
        {
            return services.AddSingleton<ISmsSender, NoSmsSender>();
        }

        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new InvalidOperationException("Sms__Url must be an https address (plain http only for this machine): numbers and texts would travel open.");
        }

        return services.AddSingleton<ISmsSender>(_ =>
        {
            // lives as long as the process: connections are renewed, so that a provider's new addresses are found
            var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = address, Timeout = _timeout };
            if (options.Key.Length > 0)
            {
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
            }

            return new HttpSmsSender(http);
        });
    }
}
