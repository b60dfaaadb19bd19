using System.Text.Encodings.Web;
using System.Text.Unicode;
using KitakyushuDigitalWindow.Floor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.WebEncoders;

// The least that ASP.NET Core can do for each kind of request (docs/performance.md). Nothing here is a model for the portal.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
var file = Path.Combine(builder.Configuration["Storage:Path"] ?? Path.GetTempPath(), "floor.db");
var connection = $"Data Source={file}";
builder.Services.AddDbContextPool<FloorDb>(o => o.UseSqlite(connection));
builder.Services.AddSingleton(new FloorWriter(connection));
builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
builder.Services.AddRazorPages();
var app = builder.Build();
await FloorDb.PrepareAsync(app.Services);
app.MapRazorPages();
await app.RunAsync();
