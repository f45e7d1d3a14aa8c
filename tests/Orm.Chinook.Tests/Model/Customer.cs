using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A customer, whom an employee may support: plain properties, tracked by a snapshot; the relationships are partial.</summary>
[Entity]
public partial class Customer
{
    [Key] public int CustomerId { get; set; }

    [MaxLength(40)] public required string FirstName { get; set; }

    [MaxLength(20)] public required string LastName { get; set; }

    [MaxLength(80)] public string? Company { get; set; }

    [MaxLength(70)] public string? Address { get; set; }

    [MaxLength(40)] public string? City { get; set; }

    [MaxLength(40)] public string? State { get; set; }

    [MaxLength(40)] public string? Country { get; set; }

    [MaxLength(10)] public string? PostalCode { get; set; }

    [MaxLength(24)] public string? Phone { get; set; }

    [MaxLength(24)] public string? Fax { get; set; }

    [MaxLength(60)] public required string Email { get; set; }

    public int? SupportRepId { get; set; }

    [Relationship(BackPopulates = nameof(Employee.Customers))] public partial Employee? SupportRep { get; set; }

    [Relationship(BackPopulates = nameof(Invoice.Customer))] public partial IList<Invoice> Invoices { get; }
}
