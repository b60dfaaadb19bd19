using System.Globalization;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.Sandbox;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Before the first request: schema, procedures, and demo data where asked for.</summary>
public static class PortalStart
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await DatabaseStart.MigrateAsync(services, cancellationToken);
        await DefinitionImport.RunAsync(services, cancellationToken);
        await DemoSeed.RunAsync(services, [.. DemoCitizens.All.Select(FactsOf)], cancellationToken);
    }

    private static CardFacts FactsOf(SandboxCitizen citizen) => new(
        citizen.Subject, citizen.Name, citizen.Address, citizen.BirthOn, citizen.BirthOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        citizen.Gender switch { "1" => Sex.Male, "2" => Sex.Female, _ => Sex.Unknown });
}
