using KitakyushuDigitalWindow.Infrastructure.Approvals;
using KitakyushuDigitalWindow.Infrastructure.Calendar;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.Infrastructure.Translations;
using KitakyushuDigitalWindow.UseCases;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

public static class PersistenceRegistration
{
    /// <summary>Settings: <c>Database:Provider</c> (Sqlite or SqlServer), <c>ConnectionStrings:DigitalWindow</c>, <c>Database:MaxBatchSize</c>.</summary>
    /// <exception cref="InvalidOperationException">The provider is unknown, or SQL Server has no connection string.</exception>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration.GetConnectionString("DigitalWindow");
        switch (provider)
        {
            case "Sqlite":
                var file = connection ?? SqliteFile(configuration["Storage:Path"] ?? "data");
                services.AddDbContextPool<SqliteDb>(options => options.UseSqlite(file).AddInterceptors(new SqliteSettings()));
                services.AddScoped<DigitalWindowDbContext>(p => p.GetRequiredService<SqliteDb>());
                break;
            case "SqlServer":
                var batch = configuration.GetValue<int?>("Database:MaxBatchSize");
                services.AddDbContextPool<SqlServerDb>(options => options.UseSqlServer(
                    connection ?? throw new InvalidOperationException("Database__Provider is SqlServer, but ConnectionStrings__DigitalWindow is not set."),
                    server =>
                    {
                        if (batch is { } size)
                        {
                            server.MaxBatchSize(size);
                        }
                    }));
                services.AddScoped<DigitalWindowDbContext>(p => p.GetRequiredService<SqlServerDb>());
                break;
            default:
                throw new InvalidOperationException($"Database__Provider is '{provider}'; allowed are Sqlite and SqlServer.");
        }

        services.AddScoped<IDigitalWindowDb>(p => p.GetRequiredService<DigitalWindowDbContext>());
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IMasterLists, ShippedMasterLists>();
        services.AddSingleton<IApprovalRules, ShippedApprovalRules>();
        services.AddSingleton<PublishedProcedures>().AddSingleton<IPublishedProcedures>(p => p.GetRequiredService<PublishedProcedures>());
        services.AddSingleton<ITranslations, ShippedTranslations>();
        services.AddSingleton(ShippedGuide.Read());
        services.AddSingleton<OpenedWindows>().AddSingleton<IOpenedWindows>(p => p.GetRequiredService<OpenedWindows>());
        services.AddSingleton<OfficeCalendar>().AddSingleton<IOfficeCalendar>(p => p.GetRequiredService<OfficeCalendar>());
        services.AddSingleton<Forecasts>().AddSingleton<IForecasts>(p => p.GetRequiredService<Forecasts>());
        return services;
    }

    private static string SqliteFile(string folder)
    {
        Directory.CreateDirectory(folder);
        return "Data Source=" + Path.Combine(folder, "digital-window.db");
    }
}

/// <summary>Rings when outbox lines were saved in this process, so that the worker need not wait for its next round.</summary>
public sealed class OutboxSignal : IDisposable
{
    private static Action? _linesSaved;

    private readonly SemaphoreSlim _signal = new(0, 1);

    public OutboxSignal() => _linesSaved += Ring;

    /// <summary>Contexts are pooled and know no services, so they tell whoever listens in this process.</summary>
    internal static void Saved() => _linesSaved?.Invoke();

    public void Ring()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // it rings already
        }
    }

    /// <summary>Waits for a ring, at most so long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    public void Dispose()
    {
        _linesSaved -= Ring;
        _signal.Dispose();
    }
}
