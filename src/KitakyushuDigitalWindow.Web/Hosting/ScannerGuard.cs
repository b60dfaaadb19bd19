namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Keeps production from taking files that nobody scans (docs/adr/0008).</summary>
public static class ScannerGuard
{
    /// <exception cref="InvalidOperationException"><c>Clamd__Address</c> is missing in Production.</exception>
    public static void ThrowIfMissing(IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (environment.IsProduction() && string.IsNullOrWhiteSpace(configuration["Clamd:Address"]))
        {
            throw new InvalidOperationException(
                "Clamd__Address is not set, but the environment is Production. Uploaded files would be opened unscanned. "
                + "Set Clamd__Address to host:port or unix:/path of a clamd, or set ASPNETCORE_ENVIRONMENT=Development on a machine for trying out.");
        }
    }
}
