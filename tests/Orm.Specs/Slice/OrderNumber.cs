namespace Orm.Specs.Slice;

/// <summary>A value object, stored as its number.</summary>
[Converter<OrderNumberConverter>]
public readonly record struct OrderNumber(string Series, long Value);
