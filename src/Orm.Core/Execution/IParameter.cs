using Orm.Mapping;

namespace Orm.Execution;

/// <summary>A value in a statement, which knows how to bind itself.</summary>
public interface IParameter
{
    /// <summary>Binds the value as the given mapping stores it, or, without one, as its own type's default mapping does.</summary>
    void Bind(ParameterBinder binder, int ordinal, ColumnType? type);
}
