namespace Orm;

/// <summary>What is known of a statement before it is sent; see <see cref="Session.Route"/>.</summary>
/// <param name="Kind">What kind of statement it is.</param>
/// <param name="Entity">The class whose table the statement starts on; null for raw SQL, combined queries and derived tables of values.</param>
/// <param name="Tag">What the query's <c>TagWith</c> said last, or null.</param>
/// <param name="Default">Where the statement goes unless <see cref="Session.Route"/> says otherwise.</param>
public readonly record struct StatementContext(StatementKind Kind, Type? Entity, string? Tag, ConnectionRole Default);
