namespace Orm;

/// <summary>Puts a foreign key on a column that no relationship property describes.</summary>
/// <typeparam name="TPrincipal">The entity whose key the column holds.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ForeignKeyAttribute<TPrincipal> : Attribute
    where TPrincipal : class
{
    /// <summary>Refers to the primary key.</summary>
    public ForeignKeyAttribute()
    {
    }

    /// <summary>Refers to another unique column: <c>[ForeignKey&lt;Country&gt;(nameof(Country.Code))]</c>.</summary>
    /// <param name="principalProperty">The property of <typeparamref name="TPrincipal"/> that the column holds.</param>
    public ForeignKeyAttribute(string principalProperty) => PrincipalProperty = principalProperty;

    /// <summary>The property referred to; null for the primary key.</summary>
    public string? PrincipalProperty { get; }

    /// <summary>The constraint's name; by convention unless set.</summary>
    public string? Name { get; set; }

    /// <summary>What the database does when the row referred to is deleted.</summary>
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What the database does when the key of the row referred to changes.</summary>
    public ReferentialAction OnUpdate { get; set; }
}
