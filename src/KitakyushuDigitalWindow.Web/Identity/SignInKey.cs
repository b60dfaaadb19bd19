using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>The portal's ECDSA P-256 key, with which it proves itself to the providers (private_key_jwt; no client secret exists).</summary>
public sealed class SignInKey
{
    private static readonly TimeSpan _assertionLifetime = TimeSpan.FromMinutes(1);
    private readonly ECDsaSecurityKey _key;

    private SignInKey(ECDsa key)
    {
        _key = new ECDsaSecurityKey(key);
        _key.KeyId = Base64UrlEncoder.Encode(_key.ComputeJwkThumbprint());
    }

    /// <summary>
    /// From the setting <c>SignIn:PrivateKeyPem</c>; else from <c>{Storage:Path}/keys/sign-in.pem</c>, made on first use and
    /// readable by the service only. Restarts keep it: the provider knows the portal by its public half.
    /// </summary>
    public static SignInKey Load(IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        if (configuration["SignIn:PrivateKeyPem"] is { Length: > 0 } pem)
        {
            return FromPem(pem);
        }

        var folder = Path.Combine(configuration["Storage:Path"] ?? Path.Combine(environment.ContentRootPath, "data"), "keys");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "sign-in.pem");
        if (!File.Exists(file))
        {
            Create(file);
        }

        return FromPem(File.ReadAllText(file));
    }

    /// <summary>The public half as a JWK set (RFC 7517), to be registered with the provider.</summary>
    public string PublicJsonWebKeySet()
    {
        var q = _key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return JsonSerializer.Serialize(new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC", use = "sig", alg = SecurityAlgorithms.EcdsaSha256, crv = "P-256", kid = _key.KeyId,
                    x = WebEncoders.Base64UrlEncode(q.X!), y = WebEncoders.Base64UrlEncode(q.Y!),
                },
            },
        });
    }

    /// <summary>A client assertion (RFC 7523) for one token request; valid for one minute.</summary>
    public string Assertion(string clientId, string audience, DateTime nowUtc) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = clientId,
            Audience = audience,
            TokenType = "JWT",
            IssuedAt = nowUtc,
            Expires = nowUtc + _assertionLifetime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = clientId,
                ["jti"] = Guid.NewGuid().ToString(),
            },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });

    private static SignInKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.KeySize == 256 ? new SignInKey(key) : throw new InvalidOperationException("The sign-in key must be ECDSA P-256.");
    }

    private static void Create(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process of the portal was faster; its key counts.
            File.Delete(draft);
        }
    }
}
