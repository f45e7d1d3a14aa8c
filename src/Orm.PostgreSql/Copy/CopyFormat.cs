namespace Orm.PostgreSql.Copy;

/// <summary>How a column's values are written for COPY, which converts nothing: the bytes must be those of the column's own type.</summary>
internal enum CopyFormat
{
    /// <summary>As the kind says.</summary>
    Own,

    /// <summary>An integer in eight bytes.</summary>
    Wide,

    /// <summary>An integer in four bytes.</summary>
    Medium,

    /// <summary>JSON with a version number ahead.</summary>
    Versioned,
}
