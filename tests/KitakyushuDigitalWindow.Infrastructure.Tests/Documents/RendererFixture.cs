using KitakyushuDigitalWindow.Infrastructure.Documents;
using KitakyushuDigitalWindow.UseCases.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Documents;

/// <summary>One browser for all tests that print.</summary>
public sealed class RendererFixture : IAsyncLifetime
{
    public ChromiumDocumentRenderer Renderer { get; } = Create(new DocumentsOptions());

    public static ChromiumDocumentRenderer Create(DocumentsOptions options) =>
        new(Options.Create(options), NullLogger<ChromiumDocumentRenderer>.Instance);

    public async Task<PrintedLetter> PrintAsync(LetterDocument letter) =>
        new(Assert.Single(await Renderer.RenderAsync([letter], CancellationToken.None)));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Renderer.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class RendererTests : ICollectionFixture<RendererFixture>
{
    public const string Name = "renderer";
}
