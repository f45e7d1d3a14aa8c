using System.ComponentModel;

namespace Orm.Dialects;

/// <summary>
/// Marks an assembly that brings a dialect. The generator calls <c>T.Register()</c> (public, static, without parameters) of each
/// referenced assembly from the project's module initialiser, so that a URL finds its driver without reflection.
/// </summary>
/// <typeparam name="T">The class with the method <c>Register</c>.</typeparam>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrmDialectAttribute<T> : Attribute
    where T : DatabaseDriver;
