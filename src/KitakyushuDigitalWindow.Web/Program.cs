using KitakyushuDigitalWindow.Web.Hosting;
using KitakyushuDigitalWindow.Web.Hosting.Commands;

if (CheckProcedures.IsCalled(args))
{
    Console.OutputEncoding = System.Text.Encoding.UTF8;
    return CheckProcedures.Run(args, Console.Out);
}

if (VerifyAudit.IsCalled(args))
{
    Console.OutputEncoding = System.Text.Encoding.UTF8;
    return await VerifyAudit.RunAsync(args, WebApplication.CreateBuilder().Configuration, Console.Out, TimeProvider.System);
}

if (VerifyHandover.IsCalled(args))
{
    Console.OutputEncoding = System.Text.Encoding.UTF8;
    return await VerifyHandover.RunAsync(args, WebApplication.CreateBuilder().Configuration, Console.Out);
}

var builder = WebApplication.CreateBuilder(args).AddPortal();
var app = builder.Build();
await PortalStart.PrepareAsync(app.Services, app.Lifetime.ApplicationStopping);
app.UsePortal();
await using var sandbox = await SandboxStart.StartAsync(app);
await app.RunAsync();
return 0;

/// <summary>Entry point; public for the tests' host.</summary>
public partial class Program;
