using KitakyushuDigitalWindow.UseCases.Exports.Handover;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>What anybody may read to use the city's files: the schema and the public key of hand-over packs.</summary>
public static class PublishedHandover
{
    public static void MapPublishedHandover(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(HandoverFormat.SchemaPath, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(HandoverFormat.Schema(), "application/schema+json; charset=utf-8");
        }).AllowAnonymous();
        app.MapGet(HandoverFormat.KeyPath, (IHandoverSigner signer) =>
            signer.PublicKeyPem is { } key ? Results.Text(key, "application/x-pem-file") : Results.NotFound()).AllowAnonymous();
    }
}
