using Orm.Schema;

namespace Orm.Migrations;

public sealed partial class MigrationBuilder
{
    /// <summary>Creates a table.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="write">Names its columns, keys, indexes and constraints.</param>
    public void CreateTable(ObjectName table, Action<TableBuilder> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var builder = new TableBuilder(table);
        write(builder);
        Apply(new CreateTableOperation(builder.Table));
    }

    /// <summary>Drops a table, with its rows.</summary>
    public void DropTable(ObjectName table) => Apply(new DropTableOperation(table));

    /// <summary>Renames a table.</summary>
    public void RenameTable(ObjectName table, ObjectName newName) => Apply(new RenameTableOperation(table, newName));

    /// <summary>Says what a table is for; null takes the comment away.</summary>
    public void CommentTable(ObjectName table, string? comment) => Apply(new CommentTableOperation(table, comment));

    /// <summary>Adds a column: <c>op.AddColumn("users", c => c.String("email", 100), backfill: "''")</c>.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="write">Names the column.</param>
    /// <param name="backfill">An SQL expression for the rows that are there, which may name their other columns; null leaves them to the default, or to null.</param>
    public void AddColumn(ObjectName table, Action<ColumnFactory> write, string? backfill = null) =>
        Apply(new AddColumnOperation(table, ColumnFactory.One(write)) { BackfillSql = backfill });

    /// <summary>Drops a column, with its values.</summary>
    public void DropColumn(ObjectName table, string column) => Apply(new DropColumnOperation(table, column));

    /// <summary>Renames a column.</summary>
    public void RenameColumn(ObjectName table, string column, string newName) => Apply(new RenameColumnOperation(table, column, newName));

    /// <summary>Changes a column to what is written, which is all of its traits.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="write">The column as it is to be, under its own name.</param>
    /// <param name="convert">An SQL expression that makes the new value of the old one, where the database does not convert by itself.</param>
    public void AlterColumn(ObjectName table, Action<ColumnFactory> write, string? convert = null)
    {
        ColumnSchema column = ColumnFactory.One(write);
        Apply(new AlterColumnOperation(table, column.Name, column) { UsingSql = convert });
    }

    /// <summary>Adds a primary key.</summary>
    public void AddPrimaryKey(ObjectName table, string name, params string[] columns) => Apply(new AddPrimaryKeyOperation(table, new KeySchema(name, [.. columns])));

    /// <summary>Drops the primary key. The columns stay.</summary>
    public void DropPrimaryKey(ObjectName table) => Apply(new DropPrimaryKeyOperation(table));

    /// <summary>Adds a foreign key over one column.</summary>
    public void AddForeignKey(
        ObjectName table, string name, string column, ObjectName principal, string principalColumn,
        ReferentialAction onDelete = ReferentialAction.NoAction, ReferentialAction onUpdate = ReferentialAction.NoAction) =>
        AddForeignKey(table, name, [column], principal, [principalColumn], onDelete, onUpdate);

    /// <summary>Adds a foreign key.</summary>
    /// <param name="table">The referring table.</param>
    /// <param name="name">The constraint's name.</param>
    /// <param name="columns">The referring columns.</param>
    /// <param name="principal">The table referred to.</param>
    /// <param name="principalColumns">The columns referred to.</param>
    /// <param name="onDelete">What happens when the principal row is deleted.</param>
    /// <param name="onUpdate">What happens when the principal row's key changes.</param>
    public void AddForeignKey(
        ObjectName table, string name, string[] columns, ObjectName principal, string[] principalColumns,
        ReferentialAction onDelete = ReferentialAction.NoAction, ReferentialAction onUpdate = ReferentialAction.NoAction) =>
        Apply(new AddForeignKeyOperation(table, new ForeignKeySchema(name, [.. columns], principal, [.. principalColumns]) { OnDelete = onDelete, OnUpdate = onUpdate }));

    /// <summary>Drops a foreign key. The columns stay.</summary>
    public void DropForeignKey(ObjectName table, string name) => Apply(new DropForeignKeyOperation(table, name));

    /// <summary>Creates an index.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="name">The index's name.</param>
    /// <param name="columns">Its columns in order; one that descends ends in <c> DESC</c>.</param>
    public void CreateIndex(ObjectName table, string name, params string[] columns) => Apply(new CreateIndexOperation(table, IndexOf(name, columns, unique: false, filter: null)));

    /// <summary>Creates an index, or a unique one.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="name">The index's name.</param>
    /// <param name="columns">Its columns in order; one that descends ends in <c> DESC</c>.</param>
    /// <param name="unique">Whether no two rows may hold equal values.</param>
    /// <param name="filter">The condition of an index over a part of the rows.</param>
    public void CreateIndex(ObjectName table, string name, string[] columns, bool unique = false, string? filter = null) =>
        Apply(new CreateIndexOperation(table, IndexOf(name, columns, unique, filter)));

    /// <summary>Drops an index.</summary>
    public void DropIndex(ObjectName table, string name) => Apply(new DropIndexOperation(table, name));

    /// <summary>Renames an index.</summary>
    public void RenameIndex(ObjectName table, string name, string newName) => Apply(new RenameIndexOperation(table, name, newName));

    /// <summary>Renames a primary key, foreign key or check.</summary>
    public void RenameConstraint(ObjectName table, string name, string newName) => Apply(new RenameConstraintOperation(table, name, newName));

    /// <summary>Adds a check constraint.</summary>
    public void AddCheck(ObjectName table, string name, string sql) => Apply(new AddCheckOperation(table, new CheckSchema(name, sql)));

    /// <summary>Drops a check constraint.</summary>
    public void DropCheck(ObjectName table, string name) => Apply(new DropCheckOperation(table, name));

    /// <summary>Creates a view.</summary>
    /// <param name="view">Its name.</param>
    /// <param name="sql">The SELECT statement that it stands for.</param>
    public void CreateView(ObjectName view, string sql) => Apply(new CreateViewOperation(new ViewSchema(view, sql)));

    /// <summary>Drops a view.</summary>
    public void DropView(ObjectName view) => Apply(new DropViewOperation(view));

    /// <summary>Creates a sequence.</summary>
    public void CreateSequence(ObjectName sequence) => Apply(new CreateSequenceOperation(new SequenceSchema(sequence)));

    /// <summary>Drops a sequence.</summary>
    public void DropSequence(ObjectName sequence) => Apply(new DropSequenceOperation(sequence));

    /// <summary>Creates an enum type, where the database has such types.</summary>
    public void CreateEnum(ObjectName type, params string[] labels) => Apply(new CreateEnumOperation(new EnumSchema(type, [.. labels])));

    /// <summary>Drops an enum type.</summary>
    public void DropEnum(ObjectName type) => Apply(new DropEnumOperation(type));

    /// <summary>Gives an enum type these labels; columns of it follow.</summary>
    public void AlterEnum(ObjectName type, params string[] labels) => Apply(new AlterEnumOperation(type, [.. labels]));
}
