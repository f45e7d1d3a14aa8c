namespace Orm.Chinook.Tests.Data;

/// <summary>
/// Hand-written SQL: in SQLite's form under the names of SQLite's script, and in the form of another database where it differs by
/// more than names. A store writes its own names into the text that it takes.
/// </summary>
public sealed record HandWritten(string Sqlite)
{
    public string? PostgreSql { get; init; }

    public string? MySql { get; init; }

    /// <summary>Why a database may give other rows than SQLite's file does; null where each must give the same rows.</summary>
    public string? Differs { get; init; }

    /// <summary>The reason is that MySQL's script gives names a collation which knows no case.</summary>
    public bool ByName { get; init; }

    public static implicit operator HandWritten(string sqlite) => new(sqlite);
}
