using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>Opens a page, fills its form by what a person reads, and posts what a browser would post: labels, names, hidden fields and antiforgery are proved with it.</summary>
public sealed class HtmlForm
{
    private readonly HttpClient _client;
    private readonly string _url;
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string FileName, byte[] Content)> _files = [];

    private HtmlForm(HttpClient client, string url, IHtmlDocument page, Func<IHtmlFormElement, bool>? which = null)
    {
        (_client, _url, Page) = (client, url, page);
        _form = page.QuerySelectorAll<IHtmlFormElement>("main form").FirstOrDefault(f => f.Method == "post" && which?.Invoke(f) != false)
            ?? throw new InvalidOperationException($"{url} has no form to post: {page.Title}");
    }

    public IHtmlDocument Page { get; }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    public static async Task<IHtmlDocument> PageAsync(HttpClient client, string url)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        var page = await ReadAsync(response);
        return response.IsSuccessStatusCode
            ? page
            : throw new InvalidOperationException($"{url} answered {(int)response.StatusCode} {response.Headers.Location}: {page.Title}");
    }

    public static async Task<HtmlForm> GetAsync(HttpClient client, string url) => new(client, url, await PageAsync(client, url));

    /// <summary>One of several forms of the page.</summary>
    public static async Task<HtmlForm> GetAsync(HttpClient client, string url, Func<IHtmlFormElement, bool> which) =>
        new(client, url, await PageAsync(client, url), which);

    /// <summary>The form of a page that was shown again.</summary>
    public static HtmlForm Of(HttpClient client, string url, IHtmlDocument page) => new(client, url, page);

    /// <summary>Fills the field with this label; inside a group, 「group／label」.</summary>
    public HtmlForm Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                var option = select.Options.FirstOrDefault(o => o.Text.Trim() == value)
                    ?? throw new InvalidOperationException($"「{label}」 has no option 「{value}」.");
                select.Value = option.Value;
                break;
        }

        return this;
    }

    /// <summary>Year, month and day of a date question.</summary>
    public HtmlForm FillDate(string legend, string year, string month, string? day, string calendar = "西暦")
    {
        Fill(legend + "／暦", calendar).Fill(legend + "／年", year).Fill(legend + "／月", month);
        return day is null ? this : Fill(legend + "／日", day);
    }

    /// <summary>Chooses the radio button or ticks the box with this label; inside a group, 「group／label」.</summary>
    public HtmlForm Choose(string label)
    {
        if (Field(label) is not IHtmlInputElement input)
        {
            throw new InvalidOperationException($"「{label}」 is nothing to choose.");
        }

        if (input.Type == "radio")
        {
            foreach (var other in _form.QuerySelectorAll<IHtmlInputElement>($"input[type=radio][name='{input.Name}']"))
            {
                other.IsChecked = false;
            }
        }

        input.IsChecked = true;
        return this;
    }

    public HtmlForm Attach(string label, string fileName, byte[] content)
    {
        _files.Add((Field(label).GetAttribute("name")!, fileName, content));
        return this;
    }

    /// <summary>Fills the field with this name, for walks over forms whose labels the test does not know; the field must be on the page.</summary>
    public HtmlForm Type(string name, params string[] values)
    {
        var fields = _form.Elements.Where(e => e.GetAttribute("name") == name).ToList();
        if (fields.Count == 0)
        {
            throw new InvalidOperationException($"{_url} has no field named {name}.");
        }

        foreach (var field in fields)
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                    box.IsChecked = values.Contains(box.GetAttribute("value") ?? "on");
                    break;
                case IHtmlInputElement input:
                    input.Value = values[0];
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = values[0];
                    break;
                case IHtmlSelectElement select:
                    select.Value = values[0];
                    break;
            }
        }

        return this;
    }

    /// <summary>Chooses a file for the field with this name.</summary>
    public HtmlForm AttachTo(string name, string fileName, byte[] content)
    {
        _files.Add((name, fileName, content));
        return this;
    }

    /// <summary>Adds a field that the page does not have, as a forger would.</summary>
    public HtmlForm Forge(string name, string value)
    {
        var input = (IHtmlInputElement)_form.Owner!.CreateElement("input");
        input.SetAttribute("name", name);
        input.Value = value;
        _form.AppendChild(input);
        return this;
    }

    public bool Has(string label) => Find(label) is not null;

    public string ValueOf(string label) => ValueOf(Field(label));

    /// <summary>Presses a button: the first one when none is named.</summary>
    public async Task<HttpResponseMessage> PostAsync(string? button = null)
    {
        var fields = (from e in _form.Elements
                      let name = e.GetAttribute("name")
                      where name is not null && e is not IHtmlButtonElement and not IHtmlFieldSetElement and not IHtmlInputElement { Type: "file" }
                      where e is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }
                      select KeyValuePair.Create(name, ValueOf(e))).ToList();
        if (button is not null)
        {
            var pressed = _form.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(b => b.TextContent.Trim() == button)
                ?? throw new InvalidOperationException($"{_url} has no button 「{button}」.");
            if (pressed.Name is { Length: > 0 } name)
            {
                fields.Add(KeyValuePair.Create(name, pressed.GetAttribute("value") ?? ""));
            }
        }

        using var content = Content(fields);
        return await _client.PostAsync(new Uri(_form.GetAttribute("action") is { Length: > 0 } action ? action : _url, UriKind.Relative), content);
    }

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.GetAttribute("value") ?? "on",
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => "",
    };

    private HttpContent Content(List<KeyValuePair<string, string>> fields)
    {
        if (_form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields);
        }

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, bytes) in _files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            parts.Add(file, name, fileName);
        }

        return parts;
    }

    private IElement Field(string label) => Find(label) ?? throw new InvalidOperationException(
        $"{_url} has no field labelled 「{label}」. It has: {string.Join("、", _form.QuerySelectorAll("label, legend").Select(l => Text(l)))}");

    private IElement? Find(string label)
    {
        IElement scope = _form;
        if (label.Split('／') is [var group, var inner])
        {
            var legend = _form.QuerySelectorAll("legend").FirstOrDefault(l => Text(l) == group);
            if (legend is null)
            {
                return null;
            }

            (scope, label) = (legend.ParentElement!, inner);
        }

        var found = scope.QuerySelectorAll<IHtmlLabelElement>("label").FirstOrDefault(l => Text(l) == label);
        return found?.Control ?? found?.QuerySelector("input, select, textarea"); // AngleSharp follows `for` only
    }

    /// <summary>The words of a label, without those of the options in it.</summary>
    private static string Text(IElement label)
    {
        var copy = (IElement)label.Clone();
        foreach (var part in copy.QuerySelectorAll("select, option, .kdw-tag, small").ToList())
        {
            part.Remove();
        }

        return copy.TextContent.Trim();
    }
}
