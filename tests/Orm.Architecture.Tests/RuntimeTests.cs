namespace Orm.Architecture.Tests;

public sealed class RuntimeTests
{
    [Theory]
    [MemberData(nameof(RuntimeAssemblies.All), MemberType = typeof(RuntimeAssemblies))]
    public void No_reflection_expression_tree_dynamic_or_emission_runs_in(string assembly)
    {
        string[] found = [.. RuntimeRules.Violations(ReferenceScan.Of(RuntimeAssemblies.FileOf(assembly)))];

        Assert.True(found.Length == 0, $"{assembly} refers to what NativeAOT and trimming would break:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void The_core_is_scanned() => Assert.Contains("Orm.Core", RuntimeAssemblies.Names);

    [Theory]
    [InlineData("System.Reflection.MethodInfo")]
    [InlineData("System.Linq.Expressions.Expression::Lambda")]
    [InlineData("System.Activator::CreateInstance")]
    [InlineData("System.Type::MakeGenericType")]
    [InlineData("System.Type::GetType")]
    [InlineData("System.Type::GetProperties")]
    [InlineData("System.Reflection.Emit.DynamicMethod")]
    [InlineData("System.Runtime.CompilerServices.CallSite`1")]
    public void The_scan_sees(string reference) => Assert.Contains(reference, RuntimeRules.Violations(ReferenceScan.Of(typeof(Offender).Assembly.Location)));

    // Uses what is banned, so that the scan is seen to find it.
    private static class Offender
    {
        public static object?[] Offend(string name)
        {
            dynamic late = name;
            System.Linq.Expressions.Expression<Func<int>> one = () => 1;
            return
            [
                late.Length, one, Activator.CreateInstance(typeof(List<>).MakeGenericType(typeof(int))), Type.GetType(name)?.GetProperties(),
                name.GetType().GetMethod("ToString"), new System.Reflection.Emit.DynamicMethod(name, null, null),
            ];
        }
    }
}
