using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>The checks that a flush makes before anything is sent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnCheck
{
    /// <summary>Refuses null, and text longer than its column.</summary>
    public static void Text(string? value, int? maxLength, EntityMapper mapper, int column)
    {
        if (value is null)
            throw new OrmException($"{mapper.EntityName}.{mapper.Table.Columns[column].Property} is null, but its column {mapper.Table}.{mapper.Table.Columns[column].Name} takes no null. Assign it before the flush.");
        if (value.Length > maxLength)
            throw new OrmException($"{mapper.EntityName}.{mapper.Table.Columns[column].Property} has {value.Length} characters, but its column {mapper.Table}.{mapper.Table.Columns[column].Name} takes {maxLength}.");
    }
}
