using System.ComponentModel;
using Orm.Mapping;

namespace Orm;

/// <summary>Names the class that registers this assembly's model; generated. Every project that references the assembly calls it at start-up.</summary>
/// <typeparam name="TModel">The generated class.</typeparam>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrmModelAttribute<TModel> : Attribute
    where TModel : IOrmRegistration;
