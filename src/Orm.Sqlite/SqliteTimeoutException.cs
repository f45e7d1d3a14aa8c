using Microsoft.Data.Sqlite;

namespace Orm.Sqlite;

/// <summary>A statement was interrupted because its time ran out: SQLite itself knows only that it was interrupted.</summary>
internal sealed class SqliteTimeoutException() : SqliteException("SQLite Error 9: 'interrupted', because the command time-out ran out.", SqliteNative.Interrupt, SqliteNative.Interrupt);
