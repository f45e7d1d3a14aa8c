using Orm;

namespace Recipes;

/// <summary>What a database tells about its statements: to a logger, to a function, to OpenTelemetry. Values are never among it, unless asked for.</summary>
public static class WatchedStatements
{
    public static async Task<List<string>> RunAsync(string url, Microsoft.Extensions.Logging.ILoggerFactory? logs = null)
    {
        List<string> seen = [];
        var options = new DatabaseOptions
        {
            LoggerFactory = logs,
            SlowStatement = TimeSpan.FromMilliseconds(500),
            OnStatement = statement => seen.Add($"{statement.Operation} {statement.Table}: {(statement.Exception is null ? "ok" : "failed")}"),
        };
        await using var db = Database.Connect(url, options);

        await using var session = db.OpenSession();
        await User.Table.Where(u => u.Name == "Ada").ToListAsync(session);
        return seen;
    }
}
