using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Registers;

public static class RegistersRegistration
{
    /// <summary>The register that cases are compared with: <c>Registers__Residents</c> is a file, or <c>demo</c>; with the sandbox it is the demo's unless another is set.</summary>
    /// <exception cref="InvalidOperationException">Invented residents in Production, or a file that is not there.</exception>
    public static IServiceCollection AddRegisters(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var path = configuration["Registers:Residents"] is { Length: > 0 } set ? set
            : string.IsNullOrEmpty(configuration["Sandbox:Url"]) || environment.IsProduction() ? ""
            : ResidentRegisterFile.Demo;
        if (path.Length == 0)
        {
            return services.AddSingleton<IResidentRegister, NoResidentRegister>();
        }

        if (path == ResidentRegisterFile.Demo && environment.IsProduction())
        {
            throw new InvalidOperationException("Registers__Residents is demo, but the environment is Production. Set it to the register's file, or leave it empty.");
        }

        if (path != ResidentRegisterFile.Demo && !File.Exists(path))
        {
            throw new InvalidOperationException("Registers__Residents names no file.");
        }

        return services.AddSingleton<IResidentRegister>(p => new ResidentRegisterFile(path, p.GetRequiredService<ILogger<ResidentRegisterFile>>()));
    }
}
