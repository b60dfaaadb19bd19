using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Identity;

internal sealed class ProfileConfiguration : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        builder.ToTable("idn_profiles");
        builder.Property(p => p.Values).HasConversion<KeptJson<IReadOnlyDictionary<string, KeptValue>>, ByReference<IReadOnlyDictionary<string, KeptValue>>>();
        builder.Property(p => p.Members).HasConversion<KeptJson<IReadOnlyList<HouseholdMember>>, ByReference<IReadOnlyList<HouseholdMember>>>();
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("idn_consents");
        builder.Property(c => c.Purpose).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.ReceiptNumber).HasMaxLength(Consent.ReceiptNumberMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.IsWithdrawn);
        // one that holds per person and purpose: two tabs that agree at once agree once
        builder.HasIndex(c => new { c.CitizenId, c.Purpose }).IsUnique().HasFilter("WithdrawnAtUtc IS NULL");
    }
}

/// <summary>Read and written as a whole, never searched in; names short, because every form step reads it.</summary>
internal sealed class KeptJson<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, KeptJson.Options), json => JsonSerializer.Deserialize<T>(json, KeptJson.Options)!);

internal static class KeptJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new ContentConverter() },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A text, or an object of parts.</summary>
    private sealed class ContentConverter : JsonConverter<KeptContent>
    {
        public override KeptContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new KeptContent(reader.GetString()!)
                : new KeptContent("", JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader)!);

        public override void Write(Utf8JsonWriter writer, KeptContent value, JsonSerializerOptions options)
        {
            if (value.Parts.Count == 0)
            {
                writer.WriteStringValue(value.Text);
                return;
            }

            writer.WriteStartObject();
            foreach (var (part, text) in value.Parts)
            {
                writer.WriteString(part, text);
            }

            writer.WriteEndObject();
        }
    }
}

/// <summary>What is kept is never changed in place, so the reference is the value.</summary>
internal sealed class ByReference<T>() : ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value == null ? 0 : 1, value => value)
    where T : class;
