using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.Infrastructure.Procedures;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Before the first request: schema, procedures, and demo data where asked for.</summary>
public static class PortalStart
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await DatabaseStart.MigrateAsync(services, cancellationToken);
        await DefinitionImport.RunAsync(services, cancellationToken);
        await DemoSeed.RunAsync(services, cancellationToken);
    }
}
