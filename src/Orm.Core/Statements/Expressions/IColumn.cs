using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A column of a table as it stands in one statement.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumn
{
    /// <summary>The table that it belongs to.</summary>
    ITableSource Table { get; }

    /// <summary>Its ordinal there.</summary>
    int Ordinal { get; }

    /// <summary>What the model says of it.</summary>
    ColumnInfo Info => Table.Mapper.Table.Columns[Ordinal];
}
