using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A sale to a customer.</summary>
[Entity(Names.Invoice)]
public partial class Invoice
{
    [DbColumn(Names.InvoiceId), Key] public partial int InvoiceId { get; private set; }

    [DbColumn(Names.CustomerId)] public partial int CustomerId { get; set; }

    [DbColumn(Names.InvoiceDate, Precision = Names.DateDigits, DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime InvoiceDate { get; set; }

    [DbColumn(Names.BillingAddress), MaxLength(70)] public partial string? BillingAddress { get; set; }

    [DbColumn(Names.BillingCity), MaxLength(40)] public partial string? BillingCity { get; set; }

    [DbColumn(Names.BillingState), MaxLength(40)] public partial string? BillingState { get; set; }

    [DbColumn(Names.BillingCountry), MaxLength(40)] public partial string? BillingCountry { get; set; }

    [DbColumn(Names.BillingPostalCode), MaxLength(10)] public partial string? BillingPostalCode { get; set; }

    [DbColumn(Names.Total, Precision = 10, Scale = 2)] public partial decimal Total { get; set; }

    [Relationship(BackPopulates = nameof(Customer.Invoices))] public partial Customer Customer { get; set; }

    [Relationship(BackPopulates = nameof(InvoiceLine.Invoice))] public partial IList<InvoiceLine> Lines { get; }
}
