using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>Calls of converters from generated code, also where a converter implements its interface explicitly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Conversion
{
    /// <summary>The model's value for a stored one.</summary>
    public static TModel FromStored<TModel, TStored, TConverter>(TStored value)
        where TConverter : IValueConverter<TModel, TStored> => TConverter.FromStored(value);

    /// <summary>The stored form of a model's value.</summary>
    public static TStored ToStored<TModel, TStored, TConverter>(TModel value)
        where TConverter : IValueConverter<TModel, TStored> => TConverter.ToStored(value);
}
