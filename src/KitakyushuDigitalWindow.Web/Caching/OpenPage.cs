using KitakyushuDigitalWindow.Web.Identity;

namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>Endpoint metadata: without a sign-in this page is the same for everybody.</summary>
public sealed class OpenPage
{
    public static readonly OpenPage Instance = new();

    private OpenPage()
    {
    }

    /// <summary>An open page is asked for, by whomever.</summary>
    public static bool IsAskedFor(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null
            && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
    }

    /// <summary>An open page is asked for, and nothing in the request could make it a person's own: not even an old session cookie.</summary>
    public static bool IsAskedAnonymously(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null
            && HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Authorization.Count == 0
            && !HostPrefixCookies.WasSent(context, SignInRegistration.CitizenCookie)
            && !HostPrefixCookies.WasSent(context, SignInRegistration.StaffCookie);
    }
}
