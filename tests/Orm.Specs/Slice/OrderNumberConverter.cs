using System.Globalization;

namespace Orm.Specs.Slice;

/// <summary>"A-17", as it is printed on invoices.</summary>
public sealed class OrderNumberConverter : IValueConverter<OrderNumber, string>
{
    public static string ToStored(OrderNumber value) => string.Create(CultureInfo.InvariantCulture, $"{value.Series}-{value.Value}");

    public static OrderNumber FromStored(string value)
    {
        string[] parts = value.Split('-');
        return new OrderNumber(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
