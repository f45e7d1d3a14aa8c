namespace Orm.Statements;

/// <summary>What a step of a query adds to it.</summary>
internal enum Clause : byte
{
    Table,
    Where,
    Join,
    Group,
    Select,
    OrderBy,
    ThenBy,
    Take,
    Skip,
    Distinct,
    Include,
    Option,
    Derived,
    DistinctOn,
    Lock,
}
