using KitakyushuDigitalWindow.Web.Hosting;

var builder = WebApplication.CreateBuilder(args).AddPortal();
var app = builder.Build();
await PortalStart.PrepareAsync(app.Services, app.Lifetime.ApplicationStopping);
app.UsePortal();
await using var sandbox = await SandboxStart.StartAsync(app);
await app.RunAsync();

/// <summary>Entry point; public for the tests' host.</summary>
public partial class Program;
