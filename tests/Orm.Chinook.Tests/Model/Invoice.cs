using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A sale to a customer.</summary>
[Entity("Invoice")]
public partial class Invoice
{
    [DbColumn("InvoiceId"), Key] public partial int InvoiceId { get; private set; }

    [DbColumn("CustomerId")] public partial int CustomerId { get; set; }

    [DbColumn("InvoiceDate", DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime InvoiceDate { get; set; }

    [DbColumn("BillingAddress"), MaxLength(70)] public partial string? BillingAddress { get; set; }

    [DbColumn("BillingCity"), MaxLength(40)] public partial string? BillingCity { get; set; }

    [DbColumn("BillingState"), MaxLength(40)] public partial string? BillingState { get; set; }

    [DbColumn("BillingCountry"), MaxLength(40)] public partial string? BillingCountry { get; set; }

    [DbColumn("BillingPostalCode"), MaxLength(10)] public partial string? BillingPostalCode { get; set; }

    [DbColumn("Total", Precision = 10, Scale = 2)] public partial decimal Total { get; set; }

    [Relationship(BackPopulates = nameof(Customer.Invoices))] public partial Customer Customer { get; set; }

    [Relationship(BackPopulates = nameof(InvoiceLine.Invoice))] public partial IList<InvoiceLine> Lines { get; }
}
