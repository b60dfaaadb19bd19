using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

/// <summary>Instants are stored as UTC and come back as UTC; the databases know no kind.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

internal sealed class AnswerSetConverter() : ValueConverter<AnswerSet, string>(
    set => AnswerSetJson.Write(set), json => AnswerSetJson.Read(json));

/// <summary>An answer set is never changed in place, so the reference is the value.</summary>
internal sealed class AnswerSetComparer() : ValueComparer<AnswerSet>(
    (a, b) => ReferenceEquals(a, b), set => set.Count, set => set);
