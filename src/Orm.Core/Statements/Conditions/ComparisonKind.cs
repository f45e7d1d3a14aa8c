namespace Orm.Statements;

/// <summary>The comparison operators.</summary>
internal enum ComparisonKind : byte
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
