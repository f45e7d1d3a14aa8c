using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Orm.Chinook.Tests.Model;

/// <summary>An employee, who may report to another one.</summary>
[Entity(Names.Employee)]
public partial class Employee
{
    [DbColumn(Names.EmployeeId), Key] public partial int EmployeeId { get; private set; }

    [DbColumn(Names.LastName), MaxLength(20)] public partial string LastName { get; set; }

    [DbColumn(Names.FirstName), MaxLength(20)] public partial string FirstName { get; set; }

    [DbColumn(Names.Title), MaxLength(30)] public partial string? Title { get; set; }

    [DbColumn(Names.ReportsTo)] public partial int? ReportsTo { get; set; }

    [DbColumn(Names.BirthDate, Precision = Names.DateDigits, DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime? BirthDate { get; set; }

    [DbColumn(Names.HireDate, Precision = Names.DateDigits, DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime? HireDate { get; set; }

    [DbColumn(Names.Address), MaxLength(70)] public partial string? Address { get; set; }

    [DbColumn(Names.City), MaxLength(40)] public partial string? City { get; set; }

    [DbColumn(Names.State), MaxLength(40)] public partial string? State { get; set; }

    [DbColumn(Names.Country), MaxLength(40)] public partial string? Country { get; set; }

    [DbColumn(Names.PostalCode), MaxLength(10)] public partial string? PostalCode { get; set; }

    [DbColumn(Names.Phone), MaxLength(24)] public partial string? Phone { get; set; }

    [DbColumn(Names.Fax), MaxLength(24)] public partial string? Fax { get; set; }

    [DbColumn(Names.Email), MaxLength(60)] public partial string? Email { get; set; }

    [ForeignKey(nameof(ReportsTo)), Relationship(BackPopulates = nameof(Reports))] public partial Employee? Manager { get; set; }

    [Relationship(BackPopulates = nameof(Manager))] public partial IList<Employee> Reports { get; }

    [Relationship(BackPopulates = nameof(Customer.SupportRep))] public partial IList<Customer> Customers { get; }
}
