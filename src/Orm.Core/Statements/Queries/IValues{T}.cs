using System.ComponentModel;

namespace Orm.Statements;

/// <summary>What a query gives, whether it may be null or not: a class cannot say that, an interface can.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValues<out T>;
