namespace Orm;

/// <summary>Marks an abstract partial class whose properties become columns of every entity that derives from it.</summary>
/// <remarks>Needed where the class has partial properties; plain properties of any base class are mapped without it.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MixinAttribute : Attribute;
