using KitakyushuDigitalWindow.Sandbox.Mail;
using KitakyushuDigitalWindow.Sandbox.OpenId;
using KitakyushuDigitalWindow.Sandbox.Sms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Sandbox;

/// <summary>試用環境: stand-ins for outside services, on a loopback port of their own, speaking the real protocols.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, Inbox inbox, SmsBox sms, Uri url)
    {
        _app = app;
        Inbox = inbox;
        Sms = sms;
        Url = url;
    }

    /// <summary>Mails received so far, newest first.</summary>
    public Inbox Inbox { get; }

    /// <summary>Short messages taken so far, newest first.</summary>
    public SmsBox Sms { get; }

    public Uri Url { get; }

    /// <summary>Starts the web side and the mail receiver; both listen when the task ends.</summary>
    /// <exception cref="InvalidOperationException">The address is not loopback, a client id is malformed, or this is Production.</exception>
    /// <exception cref="IOException">The web port is taken.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Refuse(options);

        // Empty on purpose: the portal's own settings (Kestrel, Urls, logging) must not reach the sandbox.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url.GetLeftPart(UriPartial.Authority));
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddOpenIdProvider(options);
        builder.Services.AddMailInbox(options.SmtpPort);
        builder.Services.AddSingleton<SmsBox>();

        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            // No form-action here: a log-in form ends in a redirect to the portal, which that directive would forbid.
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
            await next(context);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.MapStartPage(options);
        app.MapOpenIdProvider();
        app.MapInbox();
        app.MapSmsProvider();
        await app.StartAsync(cancellationToken);
        return new SandboxHost(app, app.Services.GetRequiredService<Inbox>(), app.Services.GetRequiredService<SmsBox>(), options.Url);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Refuse(SandboxOptions options)
    {
        if (!options.Url.IsLoopback)
        {
            throw new InvalidOperationException("The sandbox listens on loopback addresses only.");
        }

        foreach (var name in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"])
        {
            if (string.Equals(Environment.GetEnvironmentVariable(name), "Production", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"The sandbox does not start in Production ({name}).");
            }
        }

        if (options.Clients.Any(c => c.ClientId.Length is 0 or > 255 || !c.ClientId.All(char.IsAsciiLetterOrDigit)))
        {
            throw new InvalidOperationException("A client id consists of 1 to 255 letters and digits.");
        }
    }
}
