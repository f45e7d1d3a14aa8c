namespace Orm.Statements;

/// <summary>What a query has gathered so far, so that no step must walk back to know.</summary>
[Flags]
internal enum QueryFlags : ushort
{
    None = 0,
    Grouped = 1,
    Distinct = 2,
    Limited = 4,
    Untracked = 8,
    Tracked = 16,
    Includes = 32,
    Ordered = 64,
    Joined = 128,
    Sought = 256,
    Derived = 512,
    DistinctOn = 1024,
    Locked = 2048,
    Tagged = 4096,
}
