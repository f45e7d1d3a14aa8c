namespace Orm.Benchmarks;

/// <summary>The plain class that ADO.NET, Dapper and EF Core fill.</summary>
public sealed class PersonRow : IPerson
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public int? Age { get; set; }

    public double Score { get; set; }
}
