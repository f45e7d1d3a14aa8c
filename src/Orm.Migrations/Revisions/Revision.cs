using System.ComponentModel;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>A revision as the generator registers it. Immutable.</summary>
public sealed class Revision
{
    private readonly Func<Migration> _create;
    private readonly Lazy<IReadOnlyList<MigrationStep>> _steps;
    private readonly Lazy<string> _checksum;

    /// <summary>Describes a revision; called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Revision(string id, string[] parents, string message, Func<Migration> create)
    {
        ArgumentNullException.ThrowIfNull(parents);
        Id = id;
        Parents = [.. parents];
        Message = message;
        _create = create;
        _steps = new(() => Read(static (migration, op) => migration.Upgrade(op), "Upgrade").Steps);
        _checksum = new(() => RevisionChecksum.Of(_steps.Value));
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The ids of the revisions that it follows.</summary>
    public IReadOnlyList<string> Parents { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Message { get; }

    /// <summary>A digest of what the way up does; the journal keeps it, so that a later edit is noticed. Code of <see cref="MigrationBuilder.Run(Func{Session, ValueTask}, string, Func{Session, ValueTask}?)"/> counts by its description.</summary>
    public string Checksum => _checksum.Value;

    /// <summary>The changes of the way up.</summary>
    public IEnumerable<SchemaOperation> Operations => Steps.OfType<MigrationStep.Change>().Select(static s => s.Operation);

    internal IReadOnlyList<MigrationStep> Steps => _steps.Value;

    /// <summary>What the revision makes of a schema.</summary>
    /// <exception cref="MigrationException">It does not fit.</exception>
    public DatabaseSchema Apply(DatabaseSchema schema)
    {
        foreach (SchemaOperation operation in Operations)
        {
            try
            {
                schema = operation.Apply(schema);
            }
            catch (SchemaException exception)
            {
                throw new MigrationException($"Revision {Id} cannot {operation}: {exception.Message}", exception);
            }
        }

        return schema;
    }

    /// <inheritdoc/>
    public override string ToString() => Message.Length == 0 ? Id : $"{Id} ({Message})";

    /// <summary>The steps back, from the schema that the revision's way up began at.</summary>
    internal IReadOnlyList<MigrationStep> StepsBack(DatabaseSchema before)
    {
        MigrationBuilder builder = Read(static (migration, op) => migration.Downgrade(op), "Downgrade");
        return builder.IsDerived ? Derived(before) : builder.Steps;
    }

    // Users' code: whatever it throws is told with the revision that it stands in.
    private MigrationBuilder Read(Action<Migration, MigrationBuilder> method, string name)
    {
        var builder = new MigrationBuilder();
        try
        {
            method(_create(), builder);
        }
        catch (Exception exception) when (exception is not MigrationException)
        {
            throw new MigrationException($"Revision {Id} cannot be read, because its {name} throws {exception.GetType().Name}: {exception.Message}", exception);
        }

        return builder;
    }

    private List<MigrationStep> Derived(DatabaseSchema schema)
    {
        var steps = new List<MigrationStep>();
        foreach (MigrationStep step in Steps)
        {
            if (step is MigrationStep.Change change)
            {
                steps.Add(new MigrationStep.Change(Backfill.Filled(change.Operation.Reverse(schema) ?? throw Irreversible(change.Operation.ToString()))));
                schema = change.Operation.Apply(schema);
            }
            else if (step is MigrationStep.Run run)
            {
                steps.Add(new MigrationStep.Run($"undo: {run.Description}", run.Reverse ?? throw Irreversible($"run '{run.Description}'"), null));
            }
        }

        steps.Reverse();
        return steps;
    }

    private MigrationException Irreversible(string step) =>
        new($"Revision {Id} cannot be downgraded: nothing says how to undo '{step}'. Give that step its reverse, or override Downgrade.");
}
