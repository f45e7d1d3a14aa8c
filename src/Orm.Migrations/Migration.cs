namespace Orm.Migrations;

/// <summary>
/// A revision: what leads from its parents' schema to the next one, and back. Derived classes are sealed, have a constructor without
/// parameters and a <see cref="MigrationAttribute"/>; the generator registers them.
/// </summary>
public abstract class Migration
{
    /// <summary>Names the steps of the way up. Called whenever revisions are replayed: it depends on nothing, and touches nothing but <paramref name="op"/>.</summary>
    public abstract void Upgrade(MigrationBuilder op);

    /// <summary>Names the steps of the way back. Not overridden, they are those of <see cref="Upgrade"/>, each reversed, in reverse order.</summary>
    public virtual void Downgrade(MigrationBuilder op)
    {
        ArgumentNullException.ThrowIfNull(op);
        op.Derive();
    }
}
