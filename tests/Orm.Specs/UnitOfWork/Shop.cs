using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.UnitOfWork;

// Relationships that the blog does not have: composite keys, one-to-one, one-sided collections, database rules, versions, plain properties.
[Entity("customers", Model = "shop")]
public partial class Customer
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(20)] public partial string Name { get; set; }
    [Version] public partial int Version { get; private set; }

    [Relationship(BackPopulates = nameof(Profile.Customer), Cascade = Cascade.AllDeleteOrphan)]
    public partial Profile? Profile { get; set; }

    [Relationship(ForeignKey = nameof(Note.CustomerId))]
    public partial IList<Note> Notes { get; }
}

[Entity("profiles", Model = "shop")]
public partial class Profile
{
    [Key] public partial int Id { get; private set; }
    [DbColumn(Unique = true)] public partial int CustomerId { get; set; }
    public partial string Text { get; set; }

    [Relationship(BackPopulates = nameof(Customer.Profile))] public partial Customer Customer { get; set; }
}

[Entity("notes", Model = "shop")]
public partial class Note
{
    [Key] public partial int Id { get; private set; }
    public partial int? CustomerId { get; set; }
    public partial string Text { get; set; }
}

[Entity("regions", Model = "shop")]
public partial class Region
{
    [Key, MaxLength(2)] public partial string Country { get; set; }
    [Key] public partial int Number { get; set; }

    [Relationship(BackPopulates = nameof(City.Region))] public partial IList<City> Cities { get; }
}

[Entity("cities", Model = "shop")]
public partial class City
{
    [Key] public partial int Id { get; private set; }
    public partial string? RegionCountry { get; set; }
    public partial int? RegionNumber { get; set; }

    [Relationship(BackPopulates = nameof(Region.Cities), ForeignKey = "RegionCountry, RegionNumber", OnDelete = ReferentialAction.SetNull)]
    public partial Region? Region { get; set; }

    [Relationship(BackPopulates = nameof(Street.City), Cascade = Cascade.Default | Cascade.PassiveDeletes)] public partial IList<Street> Streets { get; }
}

[Entity("streets", Model = "shop")]
public partial class Street
{
    [Key] public partial int Id { get; private set; }
    public partial int CityId { get; set; }
    [MaxLength(20)] public partial string? Name { get; set; }

    [Relationship(BackPopulates = nameof(City.Streets), OnDelete = ReferentialAction.Cascade)] public partial City City { get; set; }
}

[Entity("plain", Model = "shop")]
public partial class Plain
{
    [Key] public int Id { get; set; }
    public string Name { get; set; } = "";
    public decimal Price { get; set; }
}

[Entity("folders", Model = "shop")]
public partial class Folder
{
    [Key, MaxLength(10)] public partial string Code { get; set; }
    public partial string? ParentCode { get; set; }
    [DbColumn(Unique = true)] public partial int? Rank { get; set; }

    [Relationship(ForeignKey = nameof(ParentCode), BackPopulates = nameof(Children))] public partial Folder? Parent { get; set; }
    [Relationship(BackPopulates = nameof(Parent))] public partial IList<Folder> Children { get; }
}

[Entity("parcels", Model = "shop")]
public partial class Parcel
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(20), DbColumn(Unique = true)] public partial string Code { get; set; }
    [DbColumn(Default = 7)] public partial int Status { get; set; }
}

[Entity("stickers", Model = "shop")]
public partial class Sticker
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(20)] public partial string Text { get; set; }

    // Made by the database, so that the converter runs while the row that was inserted is read back.
    [DbColumn(DefaultSql = "5"), Converter<EchoConverter>] public partial Echo Echo { get; private set; }

    [Relationship(Through = "sticker_parcels")] public partial IList<Parcel> Parcels { get; }
}

public readonly record struct Echo(int Value)
{
    /// <summary>Called when one was read.</summary>
    public static AsyncLocal<Action?> Read { get; } = new();
}

public sealed class EchoConverter : IValueConverter<Echo, int>
{
    public static int ToStored(Echo value) => value.Value;

    public static Echo FromStored(int value)
    {
        Echo.Read.Value?.Invoke();
        return new Echo(value);
    }
}
