namespace Orm.Specs.Slice;

/// <summary>Stored by name.</summary>
public enum Priority
{
    Low,
    High,
}
