using System.ComponentModel.DataAnnotations;
using Orm;

namespace Recipes;

/// <summary>Values that are more than one plain column: a strong id, an enum by name, an address over several columns, a document, a version.</summary>
[Entity("orders")]
public partial class Order
{
    [Key] public partial OrderId Id { get; private set; }
    [DbColumn(Enum = EnumStorage.String)] public partial OrderState State { get; set; }
    public partial Address ShipTo { get; set; }
    public partial Address? BillTo { get; set; }
    [Json] public partial List<string> Remarks { get; set; }
    [Version] public partial int Version { get; private set; }

    [Relationship(BackPopulates = nameof(OrderLine.Order), Cascade = Cascade.AllDeleteOrphan)]
    public partial IList<OrderLine> Lines { get; }

    /// <summary>Called by the setter before it assigns.</summary>
    partial void OnStateChanging(OrderState value)
    {
        if (State == OrderState.Shipped && value != OrderState.Shipped)
            throw new InvalidOperationException("An order that was shipped stays shipped.");
    }
}

/// <summary>Part of an order; its key has two columns.</summary>
[Entity("order_lines")]
public partial class OrderLine
{
    [Key] public partial OrderId OrderId { get; set; }
    [Key] public partial int Number { get; set; }
    [MaxLength(20)] public partial string Sku { get; set; }
    public partial int Quantity { get; set; }

    [Relationship(BackPopulates = nameof(Order.Lines))] public partial Order Order { get; set; }
}

public enum OrderState
{
    Open,
    Paid,
    Shipped,
}

[Owned]
public sealed record Address([property: StringLength(80)] string Street, [property: StringLength(60)] string City);

[Converter<OrderIdConverter>]
public readonly record struct OrderId(int Value);

public sealed class OrderIdConverter : IValueConverter<OrderId, int>
{
    public static int ToStored(OrderId value) => value.Value;

    public static OrderId FromStored(int value) => new(value);
}
