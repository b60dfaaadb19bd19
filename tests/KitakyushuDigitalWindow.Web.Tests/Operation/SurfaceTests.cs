using System.Net;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

/// <summary>三層の対策: what a process does not serve is not there, whoever asks.</summary>
public sealed class SurfaceTests
{
    [Theory]
    [InlineData("Portal", "/sign-in", HttpStatusCode.OK)]
    [InlineData("Portal", "/healthz", HttpStatusCode.OK)]
    [InlineData("Portal", "/staff/sign-in", HttpStatusCode.NotFound)]
    [InlineData("Portal", "/staff/queue", HttpStatusCode.NotFound)]
    [InlineData("Portal", "/Staff/Queue", HttpStatusCode.NotFound)]
    [InlineData("Portal", "/office/procedures", HttpStatusCode.NotFound)]
    [InlineData("BackOffice", "/staff/sign-in", HttpStatusCode.OK)]
    [InlineData("BackOffice", "/css/site.css", HttpStatusCode.OK)]
    [InlineData("BackOffice", "/readyz", HttpStatusCode.OK)]
    [InlineData("BackOffice", "/sign-in", HttpStatusCode.NotFound)]
    [InlineData("BackOffice", "/apply/child-allowance-certification", HttpStatusCode.NotFound)]
    [InlineData("Jobs", "/sign-in", HttpStatusCode.NotFound)]
    [InlineData("Jobs", "/staff/sign-in", HttpStatusCode.NotFound)]
    [InlineData("Jobs", "/healthz", HttpStatusCode.OK)]
    [InlineData("Portal,BackOffice", "/sign-in", HttpStatusCode.OK)]
    [InlineData("Portal,BackOffice", "/staff/sign-in", HttpStatusCode.OK)]
    public async Task Get_OfASurface_IsThereOnlyWhereItIsEnabled(string enabled, string url, HttpStatusCode expected)
    {
        using var app = new AppFactory().With("Surfaces:Enabled", enabled);

        using var response = await app.Anonymous().GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Get_StaffMemberAtAPortalOnlyProcess_SeesNothingOfTheOffice()
    {
        using var app = new AppFactory().With("Surfaces:Enabled", "Portal");
        using var client = app.AsStaff();

        using var response = await client.GetAsync(new Uri("/staff/queue", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Start_UnknownSurface_IsRefusedByName()
    {
        using var app = new AppFactory().With("Surfaces:Enabled", "Portal,Kiosk");

        var refused = Assert.Throws<InvalidOperationException>(() => app.CreateClient());

        Assert.Contains("Surfaces__Enabled is 'Portal,Kiosk'", refused.Message, StringComparison.Ordinal);
    }
}
