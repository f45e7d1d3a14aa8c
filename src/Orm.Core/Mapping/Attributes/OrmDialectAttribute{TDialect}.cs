using System.ComponentModel;
using Orm.Mapping;

namespace Orm;

/// <summary>Names the class that registers this assembly's dialect. Every project that references the assembly calls it at start-up.</summary>
/// <typeparam name="TDialect">The class that registers the dialect and its driver.</typeparam>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrmDialectAttribute<TDialect> : Attribute
    where TDialect : IOrmRegistration;
