namespace Orm.MySql.Tests.Slice;

/// <summary>Stored by name.</summary>
public enum Priority
{
    Low,
    High,
}
