using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

public static class DocumentsRegistration
{
    /// <summary>Letters as PDF. The browser starts with the first letter and closes with the service provider.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<DocumentsOptions>().Bind(configuration.GetSection(DocumentsOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IDocumentRenderer, ChromiumDocumentRenderer>();
        services.AddSingleton<ILetterView, LetterView>();
        services.AddSingleton<IPageImages, PopplerPages>();
        return services;
    }
}
