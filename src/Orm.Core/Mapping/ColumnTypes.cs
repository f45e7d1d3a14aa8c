using System.Data.Common;
using System.Text.Json.Serialization;

namespace Orm.Mapping;

/// <summary>The mappings of the types that every database stores, and of those that are built over them.</summary>
/// <remarks>Each mapping exists once: two columns are stored alike exactly when their mappings are the same object.</remarks>
public static partial class ColumnTypes
{
    /// <summary>The mapping of a type for values that meet no column: a built-in one, an enum as its integer, or what a model registered.</summary>
    /// <exception cref="OrmException">The type has none; the message says how to give it one.</exception>
    public static ColumnType<T> Default<T>() => DefaultColumnType<T>.Value ?? Fallback<T>();

    /// <summary>Registers a type's own mapping; called by generated code for types that carry a converter. The first one stays.</summary>
    public static void Register<T>(ColumnType<T> type) => DefaultColumnType<T>.Value ??= type;

    /// <summary>An enum stored as its underlying integer.</summary>
    public static ColumnType<T> EnumInteger<T>()
        where T : struct, Enum => EnumIntegerType<T>.Instance;

    /// <summary>An enum stored as its member's name.</summary>
    public static ColumnType<T> EnumName<T>()
        where T : struct, Enum => EnumNameType<T>.Instance;

    /// <summary>An enum stored as a type of the database's own, by its label: the member's name in snake case.</summary>
    public static ColumnType<T> EnumNative<T>(string databaseType)
        where T : struct, Enum => EnumNativeType<T>.Of(databaseType);

    /// <summary>A type stored through a converter.</summary>
    public static ColumnType<TModel> Converted<TModel, TStored, TConverter>()
        where TConverter : IValueConverter<TModel, TStored> => ConvertedColumnType<TModel, TStored, TConverter>.Instance;

    /// <summary>The same, where the stored type has a mapping other than its own: a decimal of many digits, an instant.</summary>
    public static ColumnType<TModel> Converted<TModel, TStored, TConverter>(ColumnType<TStored> stored)
        where TConverter : IValueConverter<TModel, TStored> => ConvertedColumnType<TModel, TStored, TConverter>.Of(stored);

    /// <summary>A value stored as a JSON document through a context of System.Text.Json's source generator.</summary>
    public static JsonColumnType<T> Json<T, TContext>(TContext context)
        where TContext : JsonSerializerContext => JsonColumnType<T>.Of(context);

    /// <summary>Reads an unsigned 64-bit integer, also where the database keeps it as a decimal. Called by generated code.</summary>
    public static ulong ReadUInt64(DbDataReader row, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.GetFieldType(ordinal) == typeof(decimal) ? decimal.ToUInt64(row.GetDecimal(ordinal)) : row.GetFieldValue<ulong>(ordinal);
    }

    /// <summary>A list of values, stored as the database's own array or, where there is none, as JSON text.</summary>
    /// <typeparam name="TCollection">The property's type.</typeparam>
    /// <typeparam name="T">The elements' type; a class may be null where <paramref name="hasNulls"/> says so.</typeparam>
    /// <param name="element">How an element is stored.</param>
    /// <param name="create">Makes the property's value from its elements.</param>
    /// <param name="hasNulls">Whether elements may be null.</param>
    /// <param name="digits">How many digits of the second's fraction elements of time keep.</param>
    public static DocumentColumnType<TCollection> Array<TCollection, T>(ColumnType<T> element, Func<T[], TCollection> create, bool hasNulls = false, int digits = TemporalType.DefaultDigits)
        where TCollection : class, IEnumerable<T>
    {
        ArgumentNullException.ThrowIfNull(element);
        return ArrayColumnType<TCollection, T>.Of((ColumnType<T>)element.WithDigits(digits), hasNulls, static (type, hasNulls) => new ArrayItems<T>((ColumnType<T>)type, hasNulls), create);
    }

    /// <summary>The same for a list of values that may be null.</summary>
    /// <typeparam name="TCollection">The property's type.</typeparam>
    /// <typeparam name="T">The elements' type, without its question mark.</typeparam>
    /// <param name="element">How an element is stored.</param>
    /// <param name="create">Makes the property's value from its elements.</param>
    /// <param name="digits">How many digits of the second's fraction elements of time keep.</param>
    public static DocumentColumnType<TCollection> ArrayOfNullable<TCollection, T>(ColumnType<T> element, Func<T?[], TCollection> create, int digits = TemporalType.DefaultDigits)
        where TCollection : class, IEnumerable<T?>
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(element);
        return ArrayColumnType<TCollection, T?>.Of(element.WithDigits(digits), hasNulls: true, static (type, _) => new NullableArrayItems<T>((ColumnType<T>)type), create);
    }

    /// <summary>JSON given as text: what columns of lists are where the database has no arrays.</summary>
    internal static ColumnType<string> JsonText { get; } = new JsonTextType();

    /// <summary>The mapping that values of statements take where they meet no column: a type's own, cut to what columns keep by default.</summary>
    internal static ColumnType<T> OfValue<T>() => (ColumnType<T>)Default<T>().WithDigits(TemporalType.DefaultDigits);

    private sealed class JsonTextType() : ColumnType<string>(StoredKind.Json)
    {
        public override void Bind(Execution.ParameterBinder binder, int ordinal, string value) => binder.SetJson(ordinal, value);

        public override string Read(System.Data.Common.DbDataReader row, int ordinal) => row.GetString(ordinal);
    }

    private static ColumnType<T> Fallback<T>()
    {
        if (typeof(T).IsEnum)
            return DefaultColumnType<T>.Value ??= EnumIntegerType<T>.Instance;
        throw new OrmException($"{typeof(T).Name} has no mapping of its own, so a value of it can only be used where it meets a column. Give the type a converter: [Converter<…>] on the type.");
    }
}

/// <summary>A type's own mapping. A static field per type: no dictionary, and nothing for trimming to lose.</summary>
internal static class DefaultColumnType<T>
{
    public static ColumnType<T>? Value = (ColumnType<T>?)(object?)BuiltIn.Of(typeof(T));
}
