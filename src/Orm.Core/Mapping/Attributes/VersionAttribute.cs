namespace Orm;

/// <summary>Makes a column (an integer or a Guid) the row's version: every update advances it and fails when somebody else did.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class VersionAttribute : Attribute;
