using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>One track on an invoice.</summary>
[Entity("InvoiceLine")]
public partial class InvoiceLine
{
    [DbColumn("InvoiceLineId"), Key] public partial int InvoiceLineId { get; private set; }

    [DbColumn("InvoiceId")] public partial int InvoiceId { get; set; }

    [DbColumn("TrackId")] public partial int TrackId { get; set; }

    [DbColumn("UnitPrice", Precision = 10, Scale = 2)] public partial decimal UnitPrice { get; set; }

    [DbColumn("Quantity")] public partial int Quantity { get; set; }

    [Relationship(BackPopulates = nameof(Invoice.Lines))] public partial Invoice Invoice { get; set; }

    [Relationship(BackPopulates = nameof(Track.InvoiceLines))] public partial Track Track { get; set; }
}
