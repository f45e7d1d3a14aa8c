namespace Orm.Sqlite.Tests.Faults;

/// <summary>What SQLite does with files.</summary>
internal enum FileOperation
{
    Open,
    Read,
    Write,
    Sync,
    Truncate,
    Delete,
    Lock,
}
