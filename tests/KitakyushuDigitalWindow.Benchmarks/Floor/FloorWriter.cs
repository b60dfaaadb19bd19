using Microsoft.Data.Sqlite;

namespace KitakyushuDigitalWindow.Floor;

/// <summary>One connection behind a lock, durable commits, four prepared inserts per transaction.</summary>
public sealed class FloorWriter(string connectionString) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private SqliteConnection? _connection;
    private SqliteCommand? _insert;

    public async Task WriteAsync(IReadOnlyList<string> values)
    {
        await _lock.WaitAsync();
        try
        {
            var connection = _connection ??= Open();
            using var transaction = connection.BeginTransaction();
            _insert!.Transaction = transaction;
            for (var i = 0; i < 4; i++)
            {
                _insert.Parameters[0].Value = Guid.CreateVersion7().ToString();
                _insert.Parameters[1].Value = string.Join('\n', values);
                _insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose()
    {
        _insert?.Dispose();
        _connection?.Dispose();
        _lock.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS written (id TEXT PRIMARY KEY, content TEXT NOT NULL);";
            settings.ExecuteNonQuery();
        }

        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO written VALUES ($id, $content)";
        _insert.Parameters.Add("$id", SqliteType.Text);
        _insert.Parameters.Add("$content", SqliteType.Text);
        return connection;
    }
}
