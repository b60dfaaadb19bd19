using KitakyushuDigitalWindow.Domain.Approvals;

namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>決裁規程: which matter goes along which route.</summary>
public interface IApprovalRules
{
    /// <summary>As they are now; proposals under way keep the route that they were given.</summary>
    ApprovalRules Current { get; }
}
