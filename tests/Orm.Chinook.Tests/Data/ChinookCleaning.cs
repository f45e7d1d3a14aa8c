using Orm.Chinook.Tests.Data;

[assembly: AssemblyFixture(typeof(ChinookCleaning))]

namespace Orm.Chinook.Tests.Data;

/// <summary>Removes after all tests what copies were made from.</summary>
public sealed class ChinookCleaning : IAsyncDisposable
{
    public ValueTask DisposeAsync() => ChinookStore.CleanAsync();
}
