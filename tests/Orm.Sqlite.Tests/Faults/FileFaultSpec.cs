using Orm.Core.Tests.Contract;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>Specs over a file with the rows of <see cref="FaultUnit.SeedAsync"/>.</summary>
public abstract class FileFaultSpec : IDisposable
{
    protected TemporaryFile Target { get; } = new();

    public void Dispose() => Target.Dispose();

    protected static CancellationToken Token => Sqlite.Token;

    protected Database Connect(string options, Action<DatabaseOptions>? configure = null) => Database.Connect($"{Target.Url}?{options}", o =>
    {
        o.Models = [ContractModel.Instance];
        configure?.Invoke(o);
    });

    protected async Task<Blog> SeededAsync(string options = "", Action<DatabaseOptions>? configure = null)
    {
        SqliteDriver.Register();
        Blog blog = await Blog.CreateAsync($"{Target.Url}?{options}", configure);
        await FaultUnit.SeedAsync(blog.Database, Token);
        return blog;
    }
}
