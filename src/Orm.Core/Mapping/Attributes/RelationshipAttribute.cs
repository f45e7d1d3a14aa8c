namespace Orm;

/// <summary>Says how a relationship differs from what its type and name tell.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RelationshipAttribute : Attribute
{
    /// <summary>The property on the other side that mirrors this one.</summary>
    public string? BackPopulates { get; set; }

    /// <summary>The property (several: with commas) that holds the foreign key: of this class for a reference, of the elements' class for a collection.</summary>
    public string? ForeignKey { get; set; }

    /// <summary>The unique property (several: with commas) of the class referred to that the foreign key holds; its primary key unless set.</summary>
    public string? PrincipalKey { get; set; }

    /// <summary>The association table of a many-to-many relationship.</summary>
    public string? Through { get; set; }

    /// <summary>The association table's column that refers to this class.</summary>
    public string? ThroughSource { get; set; }

    /// <summary>The association table's column that refers to the other class.</summary>
    public string? ThroughTarget { get; set; }

    /// <summary>What operations on this entity do to those it refers to.</summary>
    public Cascade Cascade { get; set; } = Cascade.Default;

    /// <summary>What the database does when the row referred to is deleted.</summary>
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What the database does when the key of the row referred to changes.</summary>
    public ReferentialAction OnUpdate { get; set; }
}
