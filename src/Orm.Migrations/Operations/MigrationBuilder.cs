using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Collects the steps of a revision, in order. Nothing runs while they are collected.</summary>
public sealed partial class MigrationBuilder
{
    private readonly List<MigrationStep> _steps = [];

    internal MigrationBuilder()
    {
    }

    internal IReadOnlyList<MigrationStep> Steps => _steps;

    /// <summary>Whether the steps back are those of the way up, reversed.</summary>
    internal bool IsDerived { get; private set; }

    /// <summary>Any change as plain data.</summary>
    public void Apply(SchemaOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        _steps.Add(new MigrationStep.Change(operation));
    }

    /// <summary>
    /// Runs SQL of one's own. Tables that the model maps are changed by the other operations, so that revisions know of it.
    /// </summary>
    /// <param name="sql">One statement or more.</param>
    /// <param name="reverse">What undoes it, for a downgrade that is not written out.</param>
    /// <param name="dialect">The name of the only database that it runs on (<c>db.Dialect.Name</c>); null for all.</param>
    public void Sql(string sql, string? reverse = null, string? dialect = null) => Apply(new SqlOperation(sql) { ReverseSql = reverse, Dialect = dialect });

    /// <summary>
    /// Works on rows in a session, where the schema is as the steps before made it. The session flushes afterwards; commits are the
    /// migration's own. Entities mirror the newest model, not the revision's: raw SQL and selected columns outlive changes of the model.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="description">What it does, as progress and scripts show it.</param>
    /// <param name="reverse">What undoes it, for a downgrade that is not written out.</param>
    public void Run(Func<Session, ValueTask> work, string description = "work on rows", Func<Session, ValueTask>? reverse = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        Run((session, _) => work(session), description, reverse is null ? null : (session, _) => reverse(session));
    }

    /// <inheritdoc cref="Run(Func{Session, ValueTask}, string, Func{Session, ValueTask}?)"/>
    public void Run(Func<Session, CancellationToken, ValueTask> work, string description = "work on rows", Func<Session, CancellationToken, ValueTask>? reverse = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        _steps.Add(new MigrationStep.Run(description, work, reverse));
    }

    internal void Derive() => IsDerived = true;

    internal static IndexSchema IndexOf(string name, string[] columns, bool unique, string? filter)
    {
        const string descending = " DESC";
        return new IndexSchema(name, [.. columns.Select(static c => c.EndsWith(descending, StringComparison.Ordinal)
            ? new IndexColumnSchema(c[..^descending.Length], IsDescending: true)
            : new IndexColumnSchema(c))])
        {
            IsUnique = unique,
            Filter = filter,
        };
    }
}
