using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Mapping;

[Owned]
public readonly record struct Spot(double Latitude, [property: DbColumn("lon")] double Longitude, string? Hint);

[Owned]
public sealed record Site(string Name, Spot Spot, Spot? Entrance);

/// <summary>A class whose parts are set in place, around another of its kind.</summary>
public sealed class Room
{
    public string Label { get; set; } = "";

    [Owned] public Room2 Inner { get; set; } = new();
}

public sealed class Room2
{
    public int Seats { get; set; }

    public string? Door { get; set; }
}

[Mixin]
public abstract partial class Authored
{
    public partial int AuthorId { get; set; }

    public partial Author Author { get; set; }

    [Relationship(Through = "readings")] public partial IList<Author> Readers { get; }
}

[Entity("authors", Model = "places")]
public partial class Author
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }
    public partial IList<Article> Articles { get; }
}

[Entity("articles", Model = "places")]
public partial class Article : Authored
{
    [Key] public partial int Id { get; private set; }
    public partial string Title { get; set; }
}

[Entity("regions", Model = "places"), Index(nameof(Area), nameof(Number), Unique = true)]
public partial class Region
{
    [Key] public partial int Id { get; private set; }
    [DbColumn(Length = 3, Unique = true)] public partial string Code { get; set; }
    [MaxLength(20)] public partial string Area { get; set; }
    public partial int Number { get; set; }
    public partial IList<Town> Towns { get; }
}

[Entity("towns", Model = "places")]
public partial class Town
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }
    [ForeignKey<Region>(nameof(Orm.Specs.Mapping.Region.Code)), DbColumn(Length = 3)] public partial string? RegionCode { get; set; }
    [Relationship(ForeignKey = nameof(RegionCode), BackPopulates = nameof(Orm.Specs.Mapping.Region.Towns))] public partial Region? Region { get; set; }
    [MaxLength(20)] public partial string? TwinArea { get; set; }
    public partial int? TwinNumber { get; set; }
    [Relationship(ForeignKey = "TwinArea, TwinNumber", PrincipalKey = "Area, Number")] public partial Region? Twin { get; set; }
    public partial Site Site { get; set; }
    public partial Site? Former { get; set; }
    [Owned] public Room? Hall { get; set; }
}
