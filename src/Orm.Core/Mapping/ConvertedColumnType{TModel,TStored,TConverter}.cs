using System.Data.Common;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>A type stored through a converter, as the converter's stored type is.</summary>
internal sealed class ConvertedColumnType<TModel, TStored, TConverter> : ColumnType<TModel>
    where TConverter : IValueConverter<TModel, TStored>
{
    public static readonly ConvertedColumnType<TModel, TStored, TConverter> Instance = new(ColumnTypes.Default<TStored>());

    private readonly ColumnType<TStored> _stored;

    private ConvertedColumnType(ColumnType<TStored> stored)
        : base(stored.Kind) => _stored = stored;

    public override string? DatabaseTypeName => _stored.DatabaseTypeName;

    public override void Bind(ParameterBinder binder, int ordinal, TModel value) => _stored.Bind(binder, ordinal, TConverter.ToStored(value));

    public override TModel Read(DbDataReader row, int ordinal) => TConverter.FromStored(_stored.Read(row, ordinal));
}
