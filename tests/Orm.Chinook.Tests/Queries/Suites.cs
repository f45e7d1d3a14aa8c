using Orm.Chinook.Tests.Data;

namespace Orm.Chinook.Tests.Queries;

// Every suite runs on the sample as its own script makes it, and as migrations make it.

public sealed class CompositionTests(ChinookCopy copy) : CompositionSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedCompositionTests(MigratedChinook copy) : CompositionSpecs(copy);

public sealed class FilterTests(ChinookCopy copy) : FilterSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedFilterTests(MigratedChinook copy) : FilterSpecs(copy);

public sealed class FunctionTests(ChinookCopy copy) : FunctionSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedFunctionTests(MigratedChinook copy) : FunctionSpecs(copy);

public sealed class GroupTests(ChinookCopy copy) : GroupSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedGroupTests(MigratedChinook copy) : GroupSpecs(copy);

public sealed class IncludeTests(ChinookCopy copy) : IncludeSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedIncludeTests(MigratedChinook copy) : IncludeSpecs(copy);

public sealed class JoinTests(ChinookCopy copy) : JoinSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedJoinTests(MigratedChinook copy) : JoinSpecs(copy);

public sealed class PageTests(ChinookCopy copy) : PageSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedPageTests(MigratedChinook copy) : PageSpecs(copy);

public sealed class RawSqlTests(ChinookCopy copy) : RawSqlSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedRawSqlTests(MigratedChinook copy) : RawSqlSpecs(copy);

public sealed class SetOperationTests(ChinookCopy copy) : SetOperationSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedSetOperationTests(MigratedChinook copy) : SetOperationSpecs(copy);

public sealed class ShapeTests(ChinookCopy copy) : ShapeSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedShapeTests(MigratedChinook copy) : ShapeSpecs(copy);

public sealed class SubqueryTests(ChinookCopy copy) : SubquerySpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedSubqueryTests(MigratedChinook copy) : SubquerySpecs(copy);

public sealed class TableTests(ChinookCopy copy) : TableSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedTableTests(MigratedChinook copy) : TableSpecs(copy);

public sealed class WindowTests(ChinookCopy copy) : WindowSpecs(copy), IClassFixture<ChinookCopy>;

[Collection(MigratedChinook.Name)]
public sealed class MigratedWindowTests(MigratedChinook copy) : WindowSpecs(copy);

/// <summary>No suite is forgotten.</summary>
public sealed class SuiteTests
{
    [Fact]
    public void Every_suite_of_queries_runs_on_both_copies()
    {
        Type[] types = typeof(SuiteTests).Assembly.GetTypes();
        Type[] suites = [.. types.Where(static t => t.IsAbstract && t.BaseType == typeof(ChinookTests))];
        Assert.NotEmpty(suites);
        Assert.All(suites, suite => Assert.Equal(
            [typeof(ChinookCopy), typeof(MigratedChinook)],
            types.Where(t => t.BaseType == suite).Select(static t => t.GetConstructors()[0].GetParameters()[0].ParameterType).OrderBy(static t => t.Name)));
    }
}
