using FluentValidation;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KitakyushuDigitalWindow.UseCases;

public static class UseCasesRegistration
{
    /// <summary>Every handler, query, validator and outbox handler of this assembly, by its name; there is no mediator (docs/adr/0004).</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Procedures.ProcedureSearch>();
        services.AddScoped<Identity.IKnownPeople, Identity.KnownPeople>();
        services.AddValidatorsFromAssembly(typeof(UseCasesRegistration).Assembly, ServiceLifetime.Scoped);
        var types = typeof(UseCasesRegistration).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, IsNested: false, IsPublic: true }
                && (t.Name.EndsWith("Handler", StringComparison.Ordinal) || t.Name.EndsWith("Query", StringComparison.Ordinal)
                    || t.IsAssignableTo(typeof(IOutboxHandler))));
        foreach (var type in types)
        {
            services.AddScoped(type);
            foreach (var port in type.GetInterfaces().Where(i => i.Namespace?.StartsWith("KitakyushuDigitalWindow", StringComparison.Ordinal) == true))
            {
                services.AddScoped(port, provider => provider.GetRequiredService(type));
            }
        }

        return services;
    }
}
