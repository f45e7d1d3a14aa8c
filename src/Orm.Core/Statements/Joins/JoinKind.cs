namespace Orm.Statements;

/// <summary>The kinds of join.</summary>
internal enum JoinKind : byte
{
    Inner,
    Left,
    Right,
    Full,
    Cross,
}
