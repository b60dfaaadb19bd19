using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

public static class FilesRegistration
{
    /// <summary>Stored files in the file system, and their scanner.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IBlobStore, FileSystemBlobStore>();
        services.AddOptions<ClamdOptions>().Bind(configuration.GetSection(ClamdOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrWhiteSpace(configuration["Clamd:Address"]))
        {
            services.AddSingleton<IVirusScanner, NoVirusScanner>();
        }
        else
        {
            ClamdScanner.AddressOf(configuration["Clamd:Address"]!); // a wrong one stops the start, not the first scan
            services.AddSingleton<IVirusScanner, ClamdScanner>();
        }

        return services;
    }
}
