using Orm.Mapping;

namespace Orm.Execution;

/// <summary>Several values in a statement, each bound by its index: no object per value.</summary>
internal interface IIndexedParameter
{
    void Bind(ParameterBinder binder, int ordinal, int index, ColumnType? type);
}
