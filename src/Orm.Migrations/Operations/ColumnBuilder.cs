using Orm.Schema;

namespace Orm.Migrations;

/// <summary>The traits of one column, beyond its name and type.</summary>
public sealed class ColumnBuilder
{
    internal ColumnBuilder(ColumnSchema column) => Column = column;

    internal ColumnSchema Column { get; private set; }

    /// <summary>A constant that INSERT leaves out: a bool, number, text, Guid or value of time.</summary>
    public ColumnBuilder Default(object value) => Set(Column with { Default = new DefaultSchema { Value = value } });

    /// <summary>An SQL expression for the value that INSERT leaves out.</summary>
    public ColumnBuilder DefaultSql(string sql) => Set(Column with { Default = new DefaultSchema { Sql = sql } });

    /// <summary>The database's clock gives the value that INSERT leaves out.</summary>
    public ColumnBuilder DefaultNow() => Set(Column with { Default = new DefaultSchema { IsNow = true } });

    /// <summary>The database makes the values as rows are inserted, where the method of the type does not say so.</summary>
    public ColumnBuilder Identity() => Set(Column with { Generation = ValueGeneration.Identity });

    /// <summary>A named sequence gives the values.</summary>
    public ColumnBuilder Sequence(ObjectName sequence) => Set(Column with { Generation = ValueGeneration.Sequence, Sequence = sequence });

    /// <summary>The value is computed from other columns.</summary>
    /// <param name="sql">The expression.</param>
    /// <param name="stored">Whether it is kept; otherwise it is computed as it is read.</param>
    public ColumnBuilder Computed(string sql, bool stored = false) => Set(Column with { ComputedSql = sql, IsStored = stored });

    /// <summary>How texts compare: a collation by name, or one of <see cref="Orm.Collation"/>.</summary>
    public ColumnBuilder Collation(string collation) => Set(Column with { Collation = collation });

    /// <summary>A comment that the database keeps.</summary>
    public ColumnBuilder Comment(string comment) => Set(Column with { Comment = comment });

    /// <summary>The column holds arrays of its type.</summary>
    public ColumnBuilder Array() => Set(Column with { Type = Column.Type with { IsArray = true } });

    /// <summary>Limits of the type, where the method of the type takes none.</summary>
    public ColumnBuilder Limits(int? maxLength = null, int? precision = null, int? scale = null) =>
        Set(Column with { Type = Column.Type with { MaxLength = maxLength, Precision = precision, Scale = scale } });

    private ColumnBuilder Set(ColumnSchema column)
    {
        Column = column;
        return this;
    }
}
