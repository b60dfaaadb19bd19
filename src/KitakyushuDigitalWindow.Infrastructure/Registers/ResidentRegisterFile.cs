using System.Globalization;
using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Registers;

/// <summary>
/// Stand-in for the resident register: a JSON file, as the core system could put it down every night (docs/operations). Read anew when it was
/// replaced. A real one would be another class behind the same port.
/// </summary>
public sealed partial class ResidentRegisterFile(string path, ILogger<ResidentRegisterFile> logger) : IResidentRegister, IDisposable
{
    /// <summary>The setting that takes the invented residents that ship with the program.</summary>
    public const string Demo = "demo";

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Residents? _residents;

    public bool IsConnected => true;

    public async Task<IReadOnlyList<RegisteredPerson>> FindAsync(string name, DateOnly? birthOn, string? address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var people = (await ReadAsync(cancellationToken)).People;
        var (nameKey, addressKey) = (CompareKey.OfName(name), address is null ? null : CompareKey.OfAddress(address));
        bool LivesThere(RegisteredPerson p) => addressKey is not null && CompareKey.OfAddress(p.Address) == addressKey;
        var ofName = people.Where(p => CompareKey.OfName(p.Name) == nameKey && (birthOn is null ? LivesThere(p) : p.BirthOn == birthOn)).ToList();
        return ofName.Count > 0 || birthOn is null ? ofName : [.. people.Where(p => p.BirthOn == birthOn && LivesThere(p))];
    }

    public async Task<IReadOnlyList<RegisteredPerson>> HouseholdAsync(string householdId, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(cancellationToken)).People.Where(p => p.HouseholdId == householdId)];

    public void Dispose() => _reading.Dispose();

    private async Task<Residents> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var writtenAt = path == Demo ? DateTime.MinValue : File.GetLastWriteTimeUtc(path);
            if (_residents?.WrittenAtUtc != writtenAt)
            {
                await using var stream = path == Demo
                    ? typeof(ResidentRegisterFile).Assembly.GetManifestResourceStream("demo-residents.json")!
                    : File.OpenRead(path);
                var lines = await JsonSerializer.DeserializeAsync<List<Line>>(stream, _options, cancellationToken) ?? [];
                _residents = new Residents(writtenAt, [.. lines.Select(l => l.ToPerson())]);
            }

            return _residents!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            LogUnreadable(logger, e.GetType().Name);
            throw new RegisterUnavailableException("The register's file cannot be read.", e);
        }
        finally
        {
            _reading.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The resident register's file cannot be read: {Why}")]
    private static partial void LogUnreadable(ILogger logger, string why);

    private sealed record Residents(DateTime WrittenAtUtc, IReadOnlyList<RegisteredPerson> People);

    private sealed record Line(
        string Id, string Household, string Name, string? NameKana, string? BirthDate, string? Sex, string Address, string? RelationToHead)
    {
        public RegisteredPerson ToPerson() => new(
            Id, Household, Name, NameKana ?? "", BirthDate is null ? null : DateOnly.ParseExact(BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Sex ?? "", Address, RelationToHead ?? "");
    }
}

/// <summary>No register is set up: cases are shown without its values.</summary>
public sealed class NoResidentRegister : IResidentRegister
{
    public bool IsConnected => false;

    public Task<IReadOnlyList<RegisteredPerson>> FindAsync(string name, DateOnly? birthOn, string? address, CancellationToken cancellationToken) =>
        throw new RegisterUnavailableException("No register is set up.");

    public Task<IReadOnlyList<RegisteredPerson>> HouseholdAsync(string householdId, CancellationToken cancellationToken) =>
        throw new RegisterUnavailableException("No register is set up.");
}
