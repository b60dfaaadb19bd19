using System.Net;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

public class StartPageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose()
    {
        _app.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Post_Twice_GivesOneDraft()
    {
        using var client = await _app.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(client, "/apply/child-allowance-certification");

        using var first = await form.PostAsync();
        using var second = await form.PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task Get_Anonymous_GoesToSignInAndComesBack()
    {
        using var response = await _app.Anonymous().GetAsync(new Uri("/apply/child-allowance-certification", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/sign-in?ReturnUrl=%2Fapply%2Fchild-allowance-certification", response.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
