using Orm.Schema;

namespace Orm.Migrations;

/// <summary>A table that comes: its columns, keys, indexes and constraints.</summary>
public sealed class TableBuilder : ColumnFactory
{
    private readonly ObjectName _name;
    private readonly List<IndexSchema> _indexes = [];
    private readonly List<ForeignKeySchema> _foreignKeys = [];
    private readonly List<CheckSchema> _checks = [];
    private KeySchema? _key;
    private string? _comment;

    internal TableBuilder(ObjectName name) => _name = name;

    internal TableSchema Table => new(_name)
    {
        Columns = [.. Columns],
        PrimaryKey = _key,
        Indexes = [.. _indexes],
        ForeignKeys = [.. _foreignKeys],
        Checks = [.. _checks],
        Comment = _comment,
    };

    /// <summary>The primary key.</summary>
    /// <param name="name">The constraint's name.</param>
    /// <param name="columns">Its columns, in key order.</param>
    public void PrimaryKey(string name, params string[] columns) => _key = new KeySchema(name, [.. columns]);

    /// <summary>An index.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns in order; one that descends ends in <c> DESC</c>.</param>
    public void Index(string name, params string[] columns) => _indexes.Add(MigrationBuilder.IndexOf(name, columns, unique: false, filter: null));

    /// <summary>An index, or a unique one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns in order; one that descends ends in <c> DESC</c>.</param>
    /// <param name="unique">Whether no two rows may hold equal values.</param>
    /// <param name="filter">The condition of an index over a part of the rows.</param>
    public void Index(string name, string[] columns, bool unique = false, string? filter = null) => _indexes.Add(MigrationBuilder.IndexOf(name, columns, unique, filter));

    /// <summary>A unique constraint.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns.</param>
    public void Unique(string name, params string[] columns) => _indexes.Add(MigrationBuilder.IndexOf(name, columns, unique: true, filter: null));

    /// <summary>A foreign key over one column.</summary>
    public void ForeignKey(
        string name, string column, ObjectName principal, string principalColumn,
        ReferentialAction onDelete = ReferentialAction.NoAction, ReferentialAction onUpdate = ReferentialAction.NoAction) =>
        ForeignKey(name, [column], principal, [principalColumn], onDelete, onUpdate);

    /// <summary>A foreign key.</summary>
    /// <param name="name">The constraint's name.</param>
    /// <param name="columns">The referring columns.</param>
    /// <param name="principal">The table referred to.</param>
    /// <param name="principalColumns">The columns referred to.</param>
    /// <param name="onDelete">What happens when the principal row is deleted.</param>
    /// <param name="onUpdate">What happens when the principal row's key changes.</param>
    public void ForeignKey(
        string name, string[] columns, ObjectName principal, string[] principalColumns,
        ReferentialAction onDelete = ReferentialAction.NoAction, ReferentialAction onUpdate = ReferentialAction.NoAction) =>
        _foreignKeys.Add(new ForeignKeySchema(name, [.. columns], principal, [.. principalColumns]) { OnDelete = onDelete, OnUpdate = onUpdate });

    /// <summary>A check constraint.</summary>
    public void Check(string name, string sql) => _checks.Add(new CheckSchema(name, sql));

    /// <summary>The comment that the database keeps.</summary>
    public void Comment(string comment) => _comment = comment;
}
