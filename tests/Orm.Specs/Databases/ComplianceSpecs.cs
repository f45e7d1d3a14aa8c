using Orm.Specs.Faults;

namespace Orm.Specs;

/// <summary>Every suite of this assembly is hosted by each database's test project whose server is of the kind that the suite needs.</summary>
public abstract class ComplianceSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public void Every_suite_is_hosted()
    {
        Type[] hosted = [.. GetType().Assembly.GetTypes().Where(static t => !t.IsAbstract).Select(static t => t.BaseType).OfType<Type>()];
        string[] missing =
        [
            .. from suite in typeof(SpecServer).Assembly.GetTypes()
               where suite is { IsAbstract: true, IsGenericTypeDefinition: true } && suite != typeof(ComplianceSpecs<>)
               where suite.GetGenericArguments()[0].GetGenericParameterConstraints().All(static c => c.IsAssignableFrom(typeof(TServer)))
               where suite.GetMethods().Any(static m => m.IsDefined(typeof(FactAttribute), inherit: true))
               where !hosted.Any(host => host.IsGenericType && host.GetGenericTypeDefinition() == suite)
               let name = suite.Name[..suite.Name.IndexOf('`', StringComparison.Ordinal)]
               orderby name
               select $"public sealed class {name}({typeof(TServer).Name} server) : {name}<{typeof(TServer).Name}>(server);",
        ];

        Assert.True(missing.Length == 0, $"{GetType().Assembly.GetName().Name} hosts no:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void A_series_of_faults_is_hosted() =>
        Assert.Contains(GetType().Assembly.GetTypes(), static t => !t.IsAbstract && typeof(IFaultSeries).IsAssignableFrom(t));
}
