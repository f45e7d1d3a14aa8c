using System.Collections.Concurrent;
using Orm.Dialects;
using Orm.Execution;
using Orm.Statements;

namespace Orm.MySql;

/// <summary>The SQL of MySQL and MariaDB, each with the features of its version.</summary>
public sealed partial class MySqlDialect : Dialect
{
    // One object for each server version and choice: texts and prepared statements are kept by dialect.
    private static readonly ConcurrentDictionary<(MySqlServer, MySqlStorage), MySqlDialect> Known = [];

    private readonly MySqlServer _server;

    private MySqlDialect(MySqlServer server, MySqlStorage storage, bool isKnown)
    {
        _server = server;
        Storage = storage;
        Version = isKnown ? server.Version.ToString() : null;
        Features = FeaturesOf(server, storage);
    }

    /// <summary>MySQL 8 as it began; what later versions add is not used.</summary>
    public static MySqlDialect MySql { get; } = Of(MySqlServer.OldestMySql, MySqlStorage.Default);

    /// <summary>MariaDB from 10.5 on.</summary>
    public static MySqlDialect MariaDb { get; } = Of(MySqlServer.OldestMariaDb, MySqlStorage.Default);

    /// <inheritdoc/>
    public override string Name => _server.IsMariaDb ? "MariaDB" : "MySQL";

    /// <inheritdoc/>
    public override string? Version { get; }

    /// <inheritdoc/>
    public override DialectFeatures Features { get; }

    internal MySqlStorage Storage { get; }

    internal bool IsMariaDb => _server.IsMariaDb;

    private bool NamesNewRows => _server.IsMySqlFrom(8, 0, 19);

    /// <summary>The dialect of a server by the version that it tells: <c>8.0.36</c> or <c>10.11.19-MariaDB</c>.</summary>
    public static MySqlDialect ForServer(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return ForServer(version, MySqlStorage.Default);
    }

    internal static MySqlDialect ForServer(string version, MySqlStorage storage) =>
        Known.GetOrAdd((MySqlServer.Parse(version), storage), static key => new MySqlDialect(key.Item1, key.Item2, isKnown: true));

    // Before a connection is open the version is a guess, and messages do not name it.
    internal static MySqlDialect Of(MySqlServer oldest, MySqlStorage storage) => new(oldest, storage, isKnown: false);

    /// <inheritdoc/>
    public override void WriteIdentifier(SqlWriter writer, string name)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteQuoted(name, '`');
    }

    /// <inheritdoc/>
    public override void WriteParameter(SqlWriter writer, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write('?');
    }

    /// <inheritdoc/>
    /// <remarks>There is no OFFSET without LIMIT; the manual itself gives the greatest number for that.</remarks>
    public override void WriteLimit(SqlWriter writer, IParameter? take, int rowLimit, IParameter? skip) =>
        WriteLimitAndOffset(writer, take, rowLimit, skip, all: "18446744073709551615");

    /// <inheritdoc/>
    public override void WriteDefaultValues(SqlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(" () VALUES ()");
    }

    /// <inheritdoc/>
    protected override SchemaWriter CreateSchemaWriter() => new MySqlSchemaWriter(this);

    /// <inheritdoc/>
    protected override SchemaReader CreateSchemaReader() => new MySqlSchemaReader(this);

    private static DialectFeatures FeaturesOf(MySqlServer server, MySqlStorage storage)
    {
        bool returning = server.IsMariaDb && !storage.WithoutReturning;
        return new DialectFeatures
        {
            InsertReturning = returning && server.IsMariaDbFrom(10, 5),
            UpdateReturning = false,
            DeleteReturning = returning,
            LastInsertId = !returning,
            OnConflict = true,
            UpsertCounts = false,
            RowLocks = true,
            ILike = false,
            NullsOrdering = false,
            NullsAreGreatest = false,
            ArrayParameters = false,
            Arrays = false,
            BooleanLiterals = true,
            FullJoin = false,
            Lateral = server.IsMySqlFrom(8, 0, 14),
            AggregateFilter = false,
            // An average of integers is a decimal of four digits. A sum is one, too, which reads as an integer.
            DoubleAverages = false,
            LimitInSubqueries = false,
            // MariaDB reads a copy by itself.
            SelfReferencingWrites = server.IsMariaDb,
            MultipleReaders = false,
            // Row values compare, but neither server walks an index by them.
            RowComparison = false,
            Schemas = true,
            TransactionalDdl = false,
            Sequences = false,
            PartialIndexes = false,
            MaxParameters = 65535,
        };
    }

    // Conditions stand in stored programs only; the delimiter is the command-line client's.
    /// <inheritdoc/>
    public override string? WriteConditional(string condition, IReadOnlyList<string> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return "DROP PROCEDURE IF EXISTS orm_apply;\nDELIMITER ;;\n"
            + $"CREATE PROCEDURE orm_apply()\nBEGIN\nIF {condition} THEN\n{string.Concat(statements.Select(static s => s + ";\n"))}END IF;\nEND;;\n"
            + "DELIMITER ;\nCALL orm_apply();\nDROP PROCEDURE orm_apply;\n";
    }
}
