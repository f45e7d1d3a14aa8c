namespace Orm.Migrations.Tests;

/// <summary>A revision written in place.</summary>
internal sealed class Steps(Action<MigrationBuilder> upgrade, Action<MigrationBuilder>? downgrade) : Migration
{
    public static Revision Revision(string id, string[] parents, Action<MigrationBuilder> upgrade, Action<MigrationBuilder>? downgrade = null) =>
        new(id, parents, "", () => new Steps(upgrade, downgrade));

    /// <summary>Revisions each of which follows the one before: r1, r2, ….</summary>
    public static Revision[] Line(params Action<MigrationBuilder>[] upgrades) =>
        [.. upgrades.Select(static (upgrade, i) => Revision($"r{i + 1}", i == 0 ? [] : [$"r{i}"], upgrade))];

    public override void Upgrade(MigrationBuilder op) => upgrade(op);

    public override void Downgrade(MigrationBuilder op)
    {
        if (downgrade is null)
            base.Downgrade(op);
        else
            downgrade(op);
    }
}
