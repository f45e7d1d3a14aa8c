using System.ComponentModel;
using Orm.Execution;

namespace Orm.Statements;

/// <summary>A column that takes values of type <typeparamref name="T"/>: what SET, INSERT and ON CONFLICT name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumn<T> : IColumn
{
    internal Operand ValueOf(T value);

    internal void Bind(ParameterBinder binder, int ordinal, T value);
}
