using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Slice;

/// <summary>An entity with the richer kinds of value: a converter, enums in both forms, and a value spread over columns.</summary>
[Entity("orders", Model = "slice")]
public partial class Order
{
    [Key] public partial int Id { get; private set; }

    [DbColumn(Unique = true)] public partial OrderNumber Number { get; set; }

    public partial OrderStatus Status { get; set; }

    [DbColumn(Enum = EnumStorage.String, Length = 20)] public partial Priority? Priority { get; set; }

    [Owned] public partial Address Shipping { get; set; }

    [DbColumn(Precision = 15, Scale = 4)] public partial decimal Total { get; set; }

    public partial Guid Token { get; set; }

    public partial DateOnly? Due { get; set; }

    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }
}
