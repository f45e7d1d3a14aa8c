namespace Orm.Migrations;

/// <summary>How a <see cref="Migrator"/> works.</summary>
public sealed class MigratorOptions
{
    /// <summary>The revisions; by default those of all assemblies of the process.</summary>
    public IReadOnlyList<Revision>? Revisions { get; set; }

    /// <summary>How long to wait while another runner changes the schema. One minute by default.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Told each step before it runs.</summary>
    public Action<MigrationProgress>? Progress { get; set; }
}
