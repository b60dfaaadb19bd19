using KitakyushuDigitalWindow.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>House rule 12: the model is one that SQL Server takes, and keeps the rules that its tools do not look at.</summary>
public class SqlServerModelTests
{
    private const int MaxIndexBytes = 1700;
    private const int MaxPrimaryKeyBytes = 900;

    private static readonly IModel _model = Model();

    public static TheoryData<string> Tables() => [.. _model.GetRelationalModel().Tables.Select(t => t.Name)];

    [Fact]
    public void CreateScript_IsAModelThatDacFxFindsNoErrorIn()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var batches = SqlServerScripts.Batches(SqlServerScripts.CreateScript()).ToList();
        foreach (var batch in batches.Where(b => b.StartsWith("CREATE", StringComparison.Ordinal)))
        {
            model.AddObjects(batch);
        }

        // the collation of the database is the only thing that is not an object of the model
        Assert.All(batches.Where(b => !b.StartsWith("CREATE", StringComparison.Ordinal)), b => Assert.Contains("ALTER DATABASE", b, StringComparison.Ordinal));
        Assert.DoesNotContain(model.Validate(), m => m.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error);
        Assert.Equal(_model.GetRelationalModel().Tables.Count(), model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.Table).Count());
    }

    [Fact]
    public void CreateScript_Parses() => Assert.Empty(SqlServerScripts.ParseErrors(SqlServerScripts.CreateScript()));

    /// <summary>Error 1785: SQL Server refuses a table that one deletion could reach by two ways.</summary>
    [Fact]
    public void Cascades_NoTableIsReachedTwiceAndNoneReachesItself()
    {
        var children = _model.GetRelationalModel().Tables.ToDictionary(t => t, t => t.ReferencingForeignKeyConstraints
            .Where(k => k.OnDeleteAction is Microsoft.EntityFrameworkCore.Migrations.ReferentialAction.Cascade or Microsoft.EntityFrameworkCore.Migrations.ReferentialAction.SetNull)
            .Select(k => (ITable)k.Table).ToList());
        foreach (var start in children.Keys)
        {
            var reached = new List<ITable>();
            var open = new Stack<ITable>(children[start]);
            while (open.Count > 0)
            {
                var table = open.Pop();
                Assert.False(table == start || reached.Contains(table), $"Deleting from {start.Name} reaches {table.Name} by a cycle or by two ways.");
                reached.Add(table);
                children[table].ForEach(open.Push);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Indexes_HaveNoMaxColumnsAndFitIntoSqlServersKeys(string name)
    {
        var table = Table(name);
        Assert.True(Bytes(table.PrimaryKey!.Columns) <= MaxPrimaryKeyBytes, $"The primary key of {name} may need {Bytes(table.PrimaryKey.Columns)} bytes.");
        Assert.All(table.Indexes, i => Assert.True(Bytes(i.Columns) <= MaxIndexBytes, $"{i.Name} may need {Bytes(i.Columns)} bytes."));
        Assert.All(table.UniqueConstraints, u => Assert.True(Bytes(u.Columns) <= MaxIndexBytes, $"{u.Name} may need {Bytes(u.Columns)} bytes."));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_TextIsUnicodeAndInstantsAreWhole(string name) => Assert.All(Table(name).Columns, column =>
    {
        Assert.False(column.StoreType.StartsWith("varchar", StringComparison.OrdinalIgnoreCase) || column.StoreType.StartsWith("char", StringComparison.OrdinalIgnoreCase)
            || column.StoreType is "text" or "ntext" or "datetime" or "smalldatetime" or "money" or "float" or "real",
            $"{name}.{column.Name} is {column.StoreType}.");
        Assert.All(column.PropertyMappings.Where(m => m.Property.ClrType == typeof(string)), m => Assert.NotEqual(false, m.Property.IsUnicode()));
    });

    [Fact]
    public void Sequences_AreOfASchemaAndBigint() => Assert.All(_model.GetSequences(), s =>
    {
        Assert.False(string.IsNullOrEmpty(s.Schema), $"The sequence {s.Name} has no schema.");
        Assert.Equal(typeof(long), s.Type);
    });

    /// <summary>SQL Server sorts Guids by their last bytes, so version-7 keys would be scattered over the table.</summary>
    [Fact]
    public void Applications_AreClusteredByTheirSequenceNotByTheirGuid()
    {
        var application = _model.FindEntityType(typeof(Application))!;

        Assert.False(application.FindPrimaryKey()!.IsClustered());
        Assert.Equal([nameof(Application.Sequence)], Assert.Single(application.GetIndexes(), i => i.IsClustered() == true).Properties.Select(p => p.Name));
    }

    [Fact]
    public void TablesWithASequence_AllClusterByIt() => Assert.All(
        _model.GetEntityTypes().Where(e => e.FindProperty("Sequence") is not null),
        e => Assert.True(
            e.FindPrimaryKey() is { } key && key.Properties[0].Name == "Sequence" ? key.IsClustered() != false
                : e.FindPrimaryKey()!.IsClustered() == false && e.GetIndexes().Any(i => i.IsClustered() == true && i.Properties[0].Name == "Sequence"),
            $"{e.ClrType.Name} has a Sequence but is not clustered by it."));

    private static ITable Table(string name) => _model.GetRelationalModel().Tables.Single(t => t.Name == name);

    /// <summary>The most that a key of these columns takes. (max) counts as more than any key may have.</summary>
    private static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(c => BytesOf(c.StoreType));

    private static int BytesOf(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var (name, size) = open < 0 ? (type, "") : (type[..open], type[(open + 1)..^1]);
        return (name, size) switch
        {
            (_, "max") => 1_000_000,
            ("nvarchar" or "nchar", _) => 2 * int.Parse(size, System.Globalization.CultureInfo.InvariantCulture),
            ("varbinary" or "binary", _) => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture),
            ("uniqueidentifier", _) => 16,
            ("decimal", _) => 17,
            ("datetimeoffset", _) => 10,
            ("bigint" or "datetime2" or "rowversion", _) => 8,
            ("int" or "date", _) => 4,
            ("smallint" or "tinyint" or "bit", _) => 2,
            _ => throw new InvalidOperationException($"How long is a key of {type}? Add it to this table."),
        };
    }

    private static IModel Model()
    {
        using var db = SqlServerScripts.NewDb();
        return SqlServerScripts.DesignModel(db);
    }
}
