using System.Globalization;
using System.Threading.RateLimiting;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Identity;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Limits per person (or address, when nobody is signed in). Far above what a person does, far below what a script does.</summary>
public static class RateLimiting
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        int Of(string name, int standard) => configuration.GetValue<int?>("RateLimits:" + name) ?? standard;
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter =
                    context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture) : "60";
                return ValueTask.CompletedTask;
            };
            Add(SignInSchemes.RateLimit, Of("SignIn", 30));
            Add(RateLimits.Forms, Of("Forms", 240));
            Add(RateLimits.Submit, Of("Submit", 30));

            void Add(string policy, int perMinute) => options.AddPolicy(policy, context => RateLimitPartition.GetFixedWindowLimiter(
                policy + ":" + Who(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    private static string Who(HttpContext context) =>
        context.User.FindFirst(SignInClaims.Id)?.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
