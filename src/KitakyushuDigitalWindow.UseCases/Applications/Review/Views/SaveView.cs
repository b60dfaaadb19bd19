using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Views;

public static class SavedViewRefusals
{
    public static readonly Refusal NotFound = new("saved_view.not_found", "保存した条件が見つかりません。");
    public static readonly Refusal NameTaken = new("saved_view.name_taken", "同じ名前の条件が、すでに保存されています。別の名前にしてください。");
    public static readonly Refusal TooMany = new(
        "saved_view.too_many", $"保存できる条件は{SavedView.MaxPerPerson}件までです。使わないものを消してから、保存してください。");
    public static readonly Refusal FilterTooLong = new("saved_view.filter_too_long", "条件が長すぎて保存できません。条件を減らしてください。");
}

public sealed record SaveViewCommand
{
    public string? Name { get; init; }

    /// <summary>As the queue's address carries it; the page has read it and left out what it does not know.</summary>
    public string? Filter { get; init; }

    internal string NameText => (Name ?? "").Trim();
}

public sealed class SaveViewValidator : AbstractValidator<SaveViewCommand>
{
    public SaveViewValidator() => RuleFor(c => c.Name).Cascade(CascadeMode.Stop)
        .Must((c, _) => c.NameText.Length > 0).WithMessage("条件の名前を入力してください")
        .Must((c, _) => c.NameText.Length <= SavedView.NameMaxLength)
        .WithMessage(c => $"条件の名前は{SavedView.NameMaxLength}文字以内で入力してください（いま{c.NameText.Length}文字）");
}

/// <summary>条件を保存する.</summary>
public sealed class SaveViewHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public async Task<Outcome> HandleAsync(SaveViewCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (me, filter) = (staff.Id, command.Filter ?? "");
        if (filter.Length > SavedView.FilterMaxLength)
        {
            return SavedViewRefusals.FilterTooLong;
        }

        if (await db.SavedViews.CountAsync(v => v.StaffId == me, cancellationToken) >= SavedView.MaxPerPerson)
        {
            return SavedViewRefusals.TooMany;
        }

        db.SavedViews.Add(SavedView.Save(me, command.NameText, filter, clock.ActBy(staff)));
        return await SavedViewSave.RunAsync(db, cancellationToken);
    }
}

internal static class SavedViewSave
{
    /// <summary>The unique index tells that the name is taken.</summary>
    public static async Task<Outcome> RunAsync(IDigitalWindowDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return SavedViewRefusals.NotFound; // deleted or renamed in another window
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return SavedViewRefusals.NameTaken;
        }
    }
}
