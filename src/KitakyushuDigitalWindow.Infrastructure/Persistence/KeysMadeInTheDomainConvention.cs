using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

/// <summary>Guid keys are made in the domain. Without this EF takes a new child for an existing row, and the save fails as if another had changed it.</summary>
internal sealed class KeysMadeInTheDomainConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var key in modelBuilder.Metadata.GetEntityTypes().SelectMany(e => e.FindPrimaryKey()?.Properties ?? []))
        {
            if (key.ClrType == typeof(Guid))
            {
                key.Builder.ValueGenerated(ValueGenerated.Never);
            }
        }
    }
}
