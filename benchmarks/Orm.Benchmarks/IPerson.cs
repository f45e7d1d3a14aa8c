namespace Orm.Benchmarks;

/// <summary>What every variant reads and writes: five columns, of which three are numbers and two are strings.</summary>
public interface IPerson
{
    int Id { get; }

    string Name { get; }

    string Email { get; }

    int? Age { get; }

    double Score { get; }
}
