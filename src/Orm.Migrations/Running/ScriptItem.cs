using Orm.Schema;

namespace Orm.Migrations;

/// <summary>One thing that is done to a database: a statement, or work of the author's own.</summary>
/// <param name="Statement">The statement, or null.</param>
/// <param name="Work">The work, or null.</param>
/// <param name="Text">What it is, for progress and messages.</param>
/// <param name="IsAuthors">Whether the author wrote the statement.</param>
internal sealed record ScriptItem(SchemaStatement? Statement, Func<Session, CancellationToken, ValueTask>? Work, string Text, bool IsAuthors)
{
    /// <summary>Whether the statement may be one that a broken run carried out without noting it.</summary>
    public bool IsRepeatable => Statement is not null && (!IsAuthors || Statement.Sql.AsSpan().TrimEnd().TrimEnd(';').IndexOf(';') < 0);
}
