using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // the compiler is the only place that sees every query, whoever wrote it

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>
/// Takes every query that a use case runs on SQLite, and translates the same expression for SQL Server: no server is needed, because the
/// connection is never opened and the reader is empty.
/// </summary>
internal sealed class QueryMirror
{
    private static readonly AsyncLocal<QueryMirror?> _current = new();
    private static readonly MethodInfo _run = typeof(QueryMirror).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static QueryMirror? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    /// <summary>The T-SQL of every query.</summary>
    public List<string> Sql { get; } = [];

    /// <summary>Queries that SQL Server's provider could not translate.</summary>
    public List<string> Failures { get; } = [];

    public void Take(Expression query, Type answer)
    {
        var capture = new CommandCapture();
        using var db = new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer("Server=none").AddInterceptors(capture, new NoConnection()).Options);
        try
        {
            var rewritten = new Reroot(db).Visit(query);
            _run.MakeGenericMethod(SynchronousAnswer(answer)).Invoke(null, [db, rewritten]);
        }
        catch (TargetInvocationException e) when (capture.Texts.Count == 0)
        {
            Failures.Add(e.InnerException!.Message);
        }
        catch (TargetInvocationException)
        {
            // translated and sent; that the answer is empty (Single) does not matter here
        }

        Sql.AddRange(capture.Texts);
    }

    private static void Run<T>(SqlServerDb db, Expression query)
    {
        var answer = db.GetService<IAsyncQueryProvider>().Execute<T>(query);
        if (answer is System.Collections.IEnumerable rows and not string)
        {
            foreach (var _ in rows)
            {
                // an empty reader: only the sending counts
            }
        }
    }

    private static Type SynchronousAnswer(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return open == typeof(Task<>) || open == typeof(ValueTask<>) ? type.GetGenericArguments()[0]
            : open == typeof(IAsyncEnumerable<>) ? typeof(IEnumerable<>).MakeGenericType(type.GetGenericArguments())
            : type;
    }

    /// <summary>Puts the sets of the SQL Server model in the place of SQLite's, also where a query names the database inside.</summary>
    private sealed class Reroot(SqlServerDb db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root =>
                new EntityQueryRootExpression(db.GetService<IAsyncQueryProvider>(), db.Model.FindEntityType(root.EntityType.Name)!),
            // of a compiled query, which gets its values later
            QueryParameterExpression parameter => Expression.Constant(
                parameter.Type == typeof(string) ? "" : parameter.Type.IsValueType ? Activator.CreateInstance(parameter.Type) : null, parameter.Type),
            _ => base.VisitExtension(node),
        };

        protected override Expression VisitMember(MemberExpression node) =>
            node.Type.IsAssignableTo(typeof(IQueryable)) && !ReadsAParameter.In(node)
                ? Visit(((IQueryable)Expression.Lambda<Func<object>>(Expression.Convert(node, typeof(object))).Compile()()).Expression)
                : base.VisitMember(node);
    }

    private sealed class ReadsAParameter : ExpressionVisitor
    {
        private bool _found;

        public static bool In(Expression node)
        {
            var visitor = new ReadsAParameter();
            visitor.Visit(node);
            return visitor._found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found = true;
            return node;
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();
    }

    private sealed class CommandCapture : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Texts.Add(command.CommandText);
            using var nothing = new DataTable();
            return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Texts.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }
}

/// <summary>EF Core's compiler of queries; shows each to the mirror first.</summary>
internal sealed class MirroringQueryCompiler(
    IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache, ICompiledQueryCacheKeyGenerator keys, IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext currentContext, IEvaluatableExpressionFilter filter, IModel model)
    : QueryCompiler(queryContextFactory, compiledQueryCache, keys, database, logger, currentContext, filter, model)
{
    public override TResult Execute<TResult>(Expression query)
    {
        QueryMirror.Current?.Take(query, typeof(TResult));
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        QueryMirror.Current?.Take(query, typeof(TResult));
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }

    public override Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query)
    {
        QueryMirror.Current?.Take(query, typeof(TResult));
        return base.CreateCompiledQuery<TResult>(query);
    }

    public override Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query)
    {
        QueryMirror.Current?.Take(query, typeof(TResult));
        return base.CreateCompiledAsyncQuery<TResult>(query);
    }
}
