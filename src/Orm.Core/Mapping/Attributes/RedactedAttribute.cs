namespace Orm;

/// <summary>Keeps a column's values out of logs and messages, also where parameters are shown.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class RedactedAttribute : Attribute;
