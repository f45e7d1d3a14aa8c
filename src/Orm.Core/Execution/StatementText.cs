using Orm.Dialects;

namespace Orm.Execution;

/// <summary>The text of a statement that is executed again and again, kept for the dialect that asked last.</summary>
internal sealed class StatementText
{
    private Rendered? _last;

    public string? Find(Dialect dialect, bool returning) =>
        Volatile.Read(ref _last) is { } last && ReferenceEquals(last.Dialect, dialect) && last.Returning == returning ? last.Sql : null;

    public void Keep(Dialect dialect, bool returning, string sql) => Volatile.Write(ref _last, new Rendered(dialect, returning, sql));

    private sealed record Rendered(Dialect Dialect, bool Returning, string Sql);
}
