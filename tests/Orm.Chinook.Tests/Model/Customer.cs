using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A customer, whom an employee may support.</summary>
[Entity("Customer")]
public partial class Customer
{
    [DbColumn("CustomerId"), Key] public partial int CustomerId { get; private set; }

    [DbColumn("FirstName"), MaxLength(40)] public partial string FirstName { get; set; }

    [DbColumn("LastName"), MaxLength(20)] public partial string LastName { get; set; }

    [DbColumn("Company"), MaxLength(80)] public partial string? Company { get; set; }

    [DbColumn("Address"), MaxLength(70)] public partial string? Address { get; set; }

    [DbColumn("City"), MaxLength(40)] public partial string? City { get; set; }

    [DbColumn("State"), MaxLength(40)] public partial string? State { get; set; }

    [DbColumn("Country"), MaxLength(40)] public partial string? Country { get; set; }

    [DbColumn("PostalCode"), MaxLength(10)] public partial string? PostalCode { get; set; }

    [DbColumn("Phone"), MaxLength(24)] public partial string? Phone { get; set; }

    [DbColumn("Fax"), MaxLength(24)] public partial string? Fax { get; set; }

    [DbColumn("Email"), MaxLength(60)] public partial string Email { get; set; }

    [DbColumn("SupportRepId")] public partial int? SupportRepId { get; set; }

    [Relationship(BackPopulates = nameof(Employee.Customers))] public partial Employee? SupportRep { get; set; }

    [Relationship(BackPopulates = nameof(Invoice.Customer))] public partial IList<Invoice> Invoices { get; }
}
