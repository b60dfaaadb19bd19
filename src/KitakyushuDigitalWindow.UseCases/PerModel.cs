using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KitakyushuDigitalWindow.UseCases;

/// <summary>A compiled query belongs to one model, and a process may hold several (two databases, tests): one is made for each.</summary>
internal sealed class PerModel<TQuery>(Func<TQuery> compile)
    where TQuery : class
{
    private readonly ConditionalWeakTable<IModel, TQuery> _made = [];

    public TQuery For(DbContext context) => _made.GetValue(context.Model, _ => compile());
}
