using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Orm.Chinook.Tests.Model;

/// <summary>An employee, who may report to another one.</summary>
[Entity("Employee")]
public partial class Employee
{
    [DbColumn("EmployeeId"), Key] public partial int EmployeeId { get; private set; }

    [DbColumn("LastName"), MaxLength(20)] public partial string LastName { get; set; }

    [DbColumn("FirstName"), MaxLength(20)] public partial string FirstName { get; set; }

    [DbColumn("Title"), MaxLength(30)] public partial string? Title { get; set; }

    [DbColumn("ReportsTo")] public partial int? ReportsTo { get; set; }

    [DbColumn("BirthDate", DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime? BirthDate { get; set; }

    [DbColumn("HireDate", DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime? HireDate { get; set; }

    [DbColumn("Address"), MaxLength(70)] public partial string? Address { get; set; }

    [DbColumn("City"), MaxLength(40)] public partial string? City { get; set; }

    [DbColumn("State"), MaxLength(40)] public partial string? State { get; set; }

    [DbColumn("Country"), MaxLength(40)] public partial string? Country { get; set; }

    [DbColumn("PostalCode"), MaxLength(10)] public partial string? PostalCode { get; set; }

    [DbColumn("Phone"), MaxLength(24)] public partial string? Phone { get; set; }

    [DbColumn("Fax"), MaxLength(24)] public partial string? Fax { get; set; }

    [DbColumn("Email"), MaxLength(60)] public partial string? Email { get; set; }

    [ForeignKey(nameof(ReportsTo)), Relationship(BackPopulates = nameof(Reports))] public partial Employee? Manager { get; set; }

    [Relationship(BackPopulates = nameof(Manager))] public partial IList<Employee> Reports { get; }

    [Relationship(BackPopulates = nameof(Customer.SupportRep))] public partial IList<Customer> Customers { get; }
}
