using KitakyushuDigitalWindow.Domain.Outbox;

namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>Does what a kind of outbox line asks for. Must bear being called twice: a worker may die after the work and before the note.</summary>
public interface IOutboxHandler
{
    IReadOnlyCollection<string> Kinds { get; }

    Task HandleAsync(OutboxLine line, CancellationToken cancellationToken);
}
