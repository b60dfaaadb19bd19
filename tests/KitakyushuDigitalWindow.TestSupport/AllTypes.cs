using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>A procedure that no city has: every question type, each on a page of its own or beside its like.</summary>
public static class AllTypes
{
    public const string ProcedureId = "all-types";

    public static string Definition
    {
        get
        {
            using var reader = new StreamReader(typeof(AllTypes).Assembly.GetManifestResourceStream("all-types.json")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Published beside those that ship.</summary>
    public static async Task PublishAllTypesAsync(this AppFactory app)
    {
        ArgumentNullException.ThrowIfNull(app);
        await app.WithDbAsync(db => DefinitionImport.ImportAsync(db, [(ProcedureId, Definition)], app.Clock.NowUtc(), CancellationToken.None));
        await app.Services.GetRequiredService<PublishedProcedures>().ReloadAsync(CancellationToken.None);
    }
}
