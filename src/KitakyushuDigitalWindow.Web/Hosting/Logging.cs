using KitakyushuDigitalWindow.Web.Caching;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>JSON lines to standard output. Paths only, never query strings, bodies or names; the framework's own lines start at Warning.</summary>
public static class Logging
{
    public static void AddJsonLogs(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSerilog((services, logger) => logger
            .MinimumLevel.Is(builder.Configuration.GetValue("Logs:Level", LogEventLevel.Information))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // its warnings quote parameter values
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutPath>()
            .ReadFrom.Services(services)
            .WriteTo.Console(new JsonFormatter(renderMessage: true)), preserveStaticLogger: true);
    }

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{RequestMethod} {Route} {StatusCode} {Elapsed:0} ms";
        options.EnrichDiagnosticContext = (log, context) =>
        {
            // the route, not the path: a path may carry a key, and a wrong one anything a person typed
            log.Set("Route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-");
            log.Set("Inquiry", Shell.InquiryNumber.Of(context));
        };
        // by default the path goes along
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
        options.GetLevel = (context, _, exception) =>
            exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            // open pages and their parts, as everybody gets them: the proxy counts them, and a line for each costs as much as the page
            : context.Response.StatusCode < StatusCodes.Status400BadRequest && OpenPage.IsAskedAnonymously(context) ? LogEventLevel.Debug
            : LogEventLevel.Information;
    });
    /// <summary>The framework puts the path on every line of a request; see above why it has no place there.</summary>
    private sealed class WithoutPath : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
