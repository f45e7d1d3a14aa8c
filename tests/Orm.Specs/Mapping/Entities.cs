using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

[assembly: Orm.JsonContext<Orm.Specs.Mapping.ShopJson>]

namespace Orm.Specs.Mapping;

public enum Level : byte
{
    Low,
    High = 200,
}

public readonly record struct CustomerId(int Value);

public sealed class CustomerIdConverter : IValueConverter<CustomerId, int>
{
    public static int ToStored(CustomerId value) => value.Value;

    public static CustomerId FromStored(int value) => new(value);
}

[Owned]
public sealed record Address(string Street, [property: MaxLength(5)] string Zip, int? Floor);

public sealed class Point
{
    public double X { get; set; }

    public double Y { get; set; }
}

[JsonSerializable(typeof(List<string>))]
public sealed partial class ShopJson : JsonSerializerContext;

[Mixin]
public abstract partial class Stamped<TKey>
    where TKey : struct
{
    [Key] public partial TKey Id { get; private set; }

    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }
}

[Entity("everything", Model = "mapping")]
public partial class Everything : Stamped<Guid>
{
    public partial bool Flag { get; set; }
    public partial sbyte Tiny { get; set; }
    public partial byte Small { get; set; }
    public partial ushort Medium { get; set; }
    public partial uint Large { get; set; }
    public partial long Huge { get; set; }
    public partial ulong Vast { get; set; }
    public partial float Single { get; set; }
    public partial double Double { get; set; }
    [DbColumn(Precision = 12, Scale = 3)] public partial decimal Money { get; set; }
    public partial char Letter { get; set; }
    public partial DateOnly Day { get; set; }
    public partial TimeOnly Time { get; set; }
    public partial TimeSpan Span { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime Clock { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial DateTime Instant { get; set; }
    public partial byte[] Bytes { get; set; }
    public partial Level Level { get; set; }
    [DbColumn(Enum = EnumStorage.String)] public partial Level LevelName { get; set; }
    public partial Level? NoLevel { get; set; }
    [Converter<CustomerIdConverter>] public partial CustomerId? Other { get; set; }
}

[Entity("customers", Model = "mapping")]
public partial class Customer
{
    [Converter<CustomerIdConverter>] public partial CustomerId Id { get; private set; }
    [MaxLength(10)] public string Name { get; set; } = "";
    public string Email { get; init; } = "";
    public decimal Credit { get; private set; }
    public byte[]? Photo { get; set; }
    [Version] public partial int Revision { get; private set; }
    [Json] public partial List<string> Labels { get; set; }
    public partial Address Home { get; set; }
    public partial Address? Work { get; set; }
    [Owned] public Point? Place { get; set; }

    public void Pay(decimal amount) => Credit += amount;
}

[Entity("tickets", Model = "mapping")]
public partial class Ticket
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public int CustomerNo { get; set; }
}

public readonly record struct Code(string Value);

public sealed class CodeConverter : IValueConverter<Code, string>
{
    public static string ToStored(Code value) => value.Value;

    public static Code FromStored(string value) => new(value);
}

public readonly record struct Amount(decimal Value);

public sealed class AmountConverter : IValueConverter<Amount, decimal>
{
    public static decimal ToStored(Amount value) => value.Value;

    public static Amount FromStored(decimal value) => new(value);
}

public readonly record struct Moment(DateTimeOffset Value);

public sealed class MomentConverter : IValueConverter<Moment, DateTimeOffset>
{
    public static DateTimeOffset ToStored(Moment value) => value.Value;

    public static Moment FromStored(DateTimeOffset value) => new(value);
}

[Entity("ledger", Model = "mapping")]
public partial class LedgerEntry
{
    [Key] public partial int Id { get; private set; }
    [Converter<CodeConverter>, MaxLength(5)] public partial Code Code { get; set; }
    [Converter<CodeConverter>, MaxLength(5)] public partial Code? Other { get; set; }
    [Converter<AmountConverter>, DbColumn(Precision = 28, Scale = 4)] public partial Amount Amount { get; set; }
    [Converter<MomentConverter>, DbColumn(Precision = 3)] public partial Moment At { get; set; }
}

[Entity("baskets", Model = "mapping")]
public partial class Basket
{
    [Key] public partial int Id { get; private set; }
    public partial IEnumerable<BasketItem> Items { get; set; }
}

[Entity("basket_items", Model = "mapping")]
public partial class BasketItem
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }
    public partial int? BasketId { get; set; }
}

[View("select customer_no, count(*) as held from tickets group by customer_no;", Model = "mapping")]
public partial class TicketCount
{
    public partial int CustomerNo { get; }
    public partial long Held { get; }
}

[View("ticket_titles", Model = "mapping")]
public partial class TicketTitle
{
    public partial string Title { get; }
}
