using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <param name="Version">As the page showed it.</param>
public sealed record StartReviewCommand(string ReceiptNumber, int? Version);

/// <summary>審査開始: the clerk takes the case.</summary>
public sealed class StartReviewHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock, ILogger<StartReviewHandler> logger)
{
    public async Task<Outcome> HandleAsync(StartReviewCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, command.Version, application =>
        {
            var started = application.StartReview(act);
            if (started.Succeeded)
            {
                db.Audit.Add(new AuditEntry("application.start_review", command.ReceiptNumber, act));
            }

            return Task.FromResult(started);
        }, cancellationToken);
        CaseAct.Log(logger, "start_review", command.ReceiptNumber, outcome);
        return outcome;
    }
}
