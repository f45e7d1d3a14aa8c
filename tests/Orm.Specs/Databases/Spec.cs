using System.Runtime.CompilerServices;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Specs;

/// <summary>A class of specs, hosted once for each database: a test project derives a class with its server.</summary>
public abstract class Spec<TServer>(TServer server) : IClassFixture<TServer>, IAsyncLifetime
    where TServer : SpecServer
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TServer Server { get; } = server;

    protected DialectFeatures Features => Server.Features;

    public virtual ValueTask InitializeAsync()
    {
        Server.RequireServer();
        return default;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>Skips the spec where the server lacks a feature.</summary>
    protected void Needs(bool feature, [CallerArgumentExpression(nameof(feature))] string name = "") =>
        Assert.SkipUnless(feature, $"{Server.Dialect.Name} {Server.Dialect.Version}: not {name}.");

    /// <summary>Connects to a fresh database with the tables of a model.</summary>
    protected Task<Database> CreateAsync(string model, Action<DatabaseOptions>? configure = null, string? urlOption = null) =>
        CreateAsync(ModelRegistry.Find(model), configure, urlOption);

    /// <summary>Connects to a fresh database with the tables of models.</summary>
    protected async Task<Database> CreateAsync(IReadOnlyList<ModelInfo> models, Action<DatabaseOptions>? configure = null, string? urlOption = null)
    {
        string url = await Server.CreateDatabaseAsync();
        Database database = Database.Connect(urlOption is null ? url : SpecServer.With(url, urlOption), options =>
        {
            options.Models = models;
            configure?.Invoke(options);
        });
        await database.CreateTablesAsync(Token);
        return database;
    }

    protected async Task<Blog> BlogAsync(Action<DatabaseOptions>? configure = null) => await Blog.CreateAsync(await Server.CreateDatabaseAsync(), configure);

    /// <summary>Text of ANSI SQL (names in double quotes, question marks) as the database spells it.</summary>
    protected string Spelled(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var writer = new SqlWriter(Server.Dialect);
        int parameters = 0;
        for (int i = 0; i < sql.Length; i++)
        {
            if (sql[i] == '?')
            {
                Server.Dialect.WriteParameter(writer, parameters++);
            }
            else if (sql[i] == '"')
            {
                int end = sql.IndexOf('"', i + 1);
                writer.WriteIdentifier(sql[(i + 1)..end]);
                i = end;
            }
            else
            {
                writer.Write(sql[i]);
            }
        }

        return writer.ToString();
    }
}
