namespace Orm.Specs.Slice;

/// <summary>Stored as a number.</summary>
public enum OrderStatus
{
    New = 0,
    Paid = 10,
    Shipped = 20,
}
