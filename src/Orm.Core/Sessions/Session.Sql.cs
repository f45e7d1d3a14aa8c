using Orm.Statements;

namespace Orm;

public partial class Session
{
    /// <summary>
    /// SQL of the user's own: <c>session.Sql($"select count(*) from {Post.Table} where author_id = {id}")</c>. Values in braces
    /// are always parameters, lists expand for IN, and names come from symbols.
    /// </summary>
    public RawSql Sql(RawSqlHandler sql) => new(this, sql.Text);
}
