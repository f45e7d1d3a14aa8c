namespace Orm.Specs.Faults;

/// <summary>
/// Every <see cref="FaultUnit"/>, broken at each of its exchanges with the database. What breaks differs: connections of a
/// <see cref="WireServer"/> (<see cref="FaultSeries{TServer}"/>), files of a database without a server (its project has the series).
/// </summary>
public interface IFaultSeries;
