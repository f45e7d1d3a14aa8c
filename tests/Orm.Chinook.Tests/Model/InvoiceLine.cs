namespace Orm.Chinook.Tests.Model;

/// <summary>One track on an invoice, in the explicit style.</summary>
[Entity(Names.InvoiceLine)]
public partial class InvoiceLine
{
    [DbColumn(Names.InvoiceLineId, Type = "INTEGER", Key = true)] public partial int InvoiceLineId { get; private set; }

    [DbColumn(Names.InvoiceId, Type = "INTEGER")] public partial int InvoiceId { get; set; }

    [DbColumn(Names.TrackId, Type = "INTEGER")] public partial int TrackId { get; set; }

    [DbColumn(Names.UnitPrice, Type = "NUMERIC(10,2)")] public partial decimal UnitPrice { get; set; }

    [DbColumn(Names.Quantity, Type = "INTEGER")] public partial int Quantity { get; set; }

    [Relationship(ForeignKey = nameof(InvoiceId), BackPopulates = nameof(Invoice.Lines))] public partial Invoice Invoice { get; set; }

    [Relationship(ForeignKey = nameof(TrackId), BackPopulates = nameof(Track.InvoiceLines))] public partial Track Track { get; set; }
}
