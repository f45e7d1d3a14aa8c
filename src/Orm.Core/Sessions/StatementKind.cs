namespace Orm;

/// <summary>What kind of statement is to be routed; see <see cref="Session.Route"/>.</summary>
public enum StatementKind
{
    /// <summary>A query of rows or of one value.</summary>
    Query,

    /// <summary>The look-up of one entity by its key: <c>session.GetAsync</c>.</summary>
    Lookup,

    /// <summary>The loading of a relationship: <c>session.LoadAsync</c>. What a query includes goes where the query goes.</summary>
    Load,

    /// <summary>SQL of the application's own that only reads, as far as its words tell.</summary>
    Sql,

    /// <summary>A statement that inserts, updates or deletes, or locks rows.</summary>
    Write,
}
