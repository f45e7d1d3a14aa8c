namespace Orm.Generators.Model;

/// <summary>A column as the entity declares it.</summary>
/// <param name="Name">The column's name in the database.</param>
/// <param name="Path">The property, or property and part with a dot.</param>
/// <param name="Member">The index of its <see cref="MemberModel"/>.</param>
/// <param name="Part">The index of the owned part; -1 for the member itself.</param>
/// <param name="Type">How values travel.</param>
/// <param name="IsNullable">Whether the column takes null.</param>
/// <param name="IsClrNullable">Whether the CLR expression can be null.</param>
internal sealed record ColumnModel(
    string Name,
    string Path,
    int Member,
    int Part,
    TypeMapping Type,
    bool IsNullable,
    bool IsClrNullable)
{
    public int? MaxLength { get; init; }

    public int? Precision { get; init; }

    public int? Scale { get; init; }

    public string? DatabaseType { get; init; }

    /// <summary>The constant default as C# code.</summary>
    public string? Default { get; init; }

    public string? DefaultSql { get; init; }

    public bool DefaultNow { get; init; }

    public string? ComputedSql { get; init; }

    public bool IsStored { get; init; }

    /// <summary>A member of ValueGeneration; null until a convention decides.</summary>
    public string? Generation { get; init; }

    /// <summary>Whether <see cref="Generation"/> was inferred, so that a foreign key on the column takes it back.</summary>
    public bool IsGenerationInferred { get; init; }

    public string? Sequence { get; init; }

    public bool IsVersion { get; init; }

    public bool IsConcurrencyToken { get; init; }

    public bool IsRedacted { get; init; }

    public string? Collation { get; init; }

    public string? Comment { get; init; }

    /// <summary>Whether a foreign key on the column goes without an index.</summary>
    public bool HasNoIndex { get; init; }

    /// <summary>Whether the table handle's property needs <c>new</c>.</summary>
    public bool HidesInherited { get; init; }

    /// <summary>The same for the outer handle.</summary>
    public bool HidesInheritedOuter { get; init; }

    public bool HasDatabaseDefault =>
        Default is not null || DefaultSql is not null || DefaultNow || ComputedSql is not null || Generation is "Identity" or "Sequence";
}
