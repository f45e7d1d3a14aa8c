using System.ComponentModel.DataAnnotations;


namespace Orm.MySql.Tests.Stock;

/// <summary>A key of the database's, and another value of its making.</summary>
[Entity("items", Model = "stock")]
public partial class Item
{
    [Key] public partial int Id { get; private set; }

    [MaxLength(50)] public partial string Name { get; set; }

    public partial string? Notes { get; set; }

    public partial int Amount { get; set; }

    [DbColumn(DefaultSql = "uuid_short()")] public partial long Ticket { get; private set; }

    [Version] public partial int Revision { get; private set; }
}

/// <summary>A key of the client's, and a value that the database makes.</summary>
[Entity("parcels", Model = "stock")]
public partial class Parcel
{
    [Key] public partial Guid Id { get; private set; }

    [MaxLength(50), DbColumn(Index = true)] public partial string Label { get; set; }

    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Sent { get; private set; }

    [DbColumn(Computed = "char_length(`label`)", Stored = true)] public partial int Length { get; private set; }
}

/// <summary>A key of the database's alone, and large values.</summary>
[Entity("papers", Model = "stock")]
public partial class Paper
{
    [Key] public partial long Id { get; private set; }

    public partial byte[] Scan { get; set; }
}
