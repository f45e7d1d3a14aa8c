using System.ComponentModel.DataAnnotations;
using Orm.Specs.Slice;

namespace Orm.PostgreSql.Tests.Hotels;

/// <summary>Stored as a type of the database's own.</summary>
public enum Mood
{
    Sad,
    VeryHappy,
}

[Entity("rooms", Model = "hotels")]
public partial class Room
{
    [Key] public partial int Hotel { get; set; }
    [Key, MaxLength(10)] public partial string Number { get; set; }
    public partial string? Name { get; set; }

    [Relationship(BackPopulates = nameof(Guest.Room), Cascade = Cascade.AllDeleteOrphan)] public partial IList<Guest> Guests { get; }
}

[Entity("guests", Model = "hotels")]
public partial class Guest
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }
    public partial int Hotel { get; set; }
    public partial string RoomNumber { get; set; }
    [DbColumn(Enum = EnumStorage.Native)] public partial Mood Mood { get; set; }
    [DbColumn(Enum = EnumStorage.Native, Type = "mood")] public partial Mood? Before { get; set; }
    [DbColumn(Enum = EnumStorage.String)] public partial Priority? Priority { get; set; }
    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Arrived { get; private set; }
    [Version] public partial int Revision { get; private set; }

    [Relationship(BackPopulates = nameof(Room.Guests), ForeignKey = "Hotel, RoomNumber")] public partial Room Room { get; set; }
    [Relationship(Through = "guest_tags", BackPopulates = nameof(Tag.Guests))] public partial IList<Tag> Tags { get; }
}

[Entity("tags", Model = "hotels")]
public partial class Tag
{
    [Key] public partial Guid Id { get; set; }
    [DbColumn(Unique = true)] public partial string Name { get; set; }
    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }

    [Relationship(Through = "guest_tags", BackPopulates = nameof(Guest.Tags))] public partial IList<Guest> Guests { get; }
}
