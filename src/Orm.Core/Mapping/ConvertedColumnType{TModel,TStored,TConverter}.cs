using System.Collections.Concurrent;
using System.Data.Common;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>A type stored through a converter, as the converter's stored type is. Exists once for each way of storing that type.</summary>
internal sealed class ConvertedColumnType<TModel, TStored, TConverter> : ColumnType<TModel>, ICheckedType<TModel>
    where TConverter : IValueConverter<TModel, TStored>
{
    // Two columns are stored alike exactly when their mappings are the same object; this stands before the field that uses it.
    private static readonly ConcurrentDictionary<ColumnType<TStored>, ConvertedColumnType<TModel, TStored, TConverter>> Variants = new();

    public static readonly ConvertedColumnType<TModel, TStored, TConverter> Instance = Of(ColumnTypes.Default<TStored>());

    private readonly ColumnType<TStored> _stored;

    private ConvertedColumnType(ColumnType<TStored> stored)
        : base(stored.Kind) => _stored = stored;

    public override string? DatabaseTypeName => _stored.DatabaseTypeName;

    public override IReadOnlyCollection<string>? Labels => _stored.Labels;

    public override bool IsArray => _stored.IsArray;

    internal override ColumnType Kin => Of((ColumnType<TStored>)_stored.Kin);

    internal override bool IsLongDecimal => _stored.IsLongDecimal;

    public static ConvertedColumnType<TModel, TStored, TConverter> Of(ColumnType<TStored> stored) =>
        Variants.GetOrAdd(stored, static s => new ConvertedColumnType<TModel, TStored, TConverter>(s));

    public override void Bind(ParameterBinder binder, int ordinal, TModel value) => _stored.Bind(binder, ordinal, TConverter.ToStored(value));

    public override void BindNull(ParameterBinder binder, int ordinal) => _stored.BindNull(binder, ordinal);

    public override TModel Read(DbDataReader row, int ordinal) => TConverter.FromStored(_stored.Read(row, ordinal));

    void ICheckedType<TModel>.Check(TModel value, EntityMapper mapper, int column) => ColumnCheck.Literal(TConverter.ToStored(value), mapper, column);

    internal override ColumnType WithDigits(int digits) => Of((ColumnType<TStored>)_stored.WithDigits(digits));
}
