using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Floor;

public sealed class Person
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class Row
{
    public int Id { get; set; }

    public int PersonId { get; set; }

    public string Label { get; set; } = "";

    public string Value { get; set; } = "";
}

public sealed class FloorDb(DbContextOptions<FloorDb> options) : DbContext(options)
{
    public const int People = 64;
    public const int RowsEach = 20;

    /// <summary>Those after the first <see cref="People"/> have a list of this length.</summary>
    public const int LongRowsEach = 50;
    public const int LongPeople = 4;

    private static readonly Func<FloorDb, int, Task<Person?>> _person =
        EF.CompileAsyncQuery((FloorDb db, int id) => db.Persons.AsNoTracking().SingleOrDefault(p => p.Id == id));

    private static readonly Func<FloorDb, int, IAsyncEnumerable<Row>> _rows =
        EF.CompileAsyncQuery<FloorDb, int, Row>((db, id) => db.Rows.AsNoTracking().Where(r => r.PersonId == id).OrderBy(r => r.Id));

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<Row> Rows => Set<Row>();

    public async Task<(Person Person, List<Row> Rows)> ReadAsync(int id)
    {
        var person = await _person(this, id) ?? throw new InvalidOperationException("No such person.");
        var rows = new List<Row>(RowsEach);
        await foreach (var row in _rows(this, id))
        {
            rows.Add(row);
        }

        return (person, rows);
    }

    public static async Task PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FloorDb>();
        if (await db.Database.EnsureCreatedAsync())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            for (var id = 1; id <= People + LongPeople; id++)
            {
                db.Persons.Add(new Person { Id = id, Name = "試験　花子" });
                for (var n = 0; n < (id <= People ? RowsEach : LongRowsEach); n++)
                {
                    db.Rows.Add(new Row { PersonId = id, Label = $"質問{n}についての説明", Value = $"見本の答え{n}" });
                }
            }

            await db.SaveChangesAsync();
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>().HasIndex(r => new { r.PersonId, r.Id });
}
