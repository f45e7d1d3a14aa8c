using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>A list of values: the database's own array where the driver binds such, else a JSON array as text.</summary>
/// <remarks>Exists once for each collection type and element mapping.</remarks>
internal sealed class ArrayColumnType<TCollection, T> : DocumentColumnType<TCollection>
    where TCollection : class, IEnumerable<T>
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(ColumnType Element, bool HasNulls), ArrayColumnType<TCollection, T>> Known = [];

    private readonly ArrayItems<T> _items;
    private readonly Func<ColumnType, bool, ArrayItems<T>> _itemsOf;
    private readonly Func<T[], TCollection> _create;

    private ArrayColumnType(ArrayItems<T> items, Func<ColumnType, bool, ArrayItems<T>> itemsOf, Func<T[], TCollection> create)
        : base(items.Element.Kind)
    {
        _items = items;
        _itemsOf = itemsOf;
        _create = create;
    }

    public override bool IsArray => true;

    public override string? DatabaseTypeName => _items.Element.DatabaseTypeName;

    public override IReadOnlyCollection<string>? Labels => _items.Element.Labels;

    internal override ColumnType Kin => Of(_items.Element.Kin, _items.HasNulls, _itemsOf, _create);

    public static ArrayColumnType<TCollection, T> Of(ColumnType element, bool hasNulls, Func<ColumnType, bool, ArrayItems<T>> itemsOf, Func<T[], TCollection> create)
    {
        lock (Gate)
        {
            ref ArrayColumnType<TCollection, T>? known = ref CollectionsMarshal.GetValueRefOrAddDefault(Known, (element, hasNulls), out _);
            return known ??= new ArrayColumnType<TCollection, T>(itemsOf(element, hasNulls), itemsOf, create);
        }
    }

    public override string Text(TCollection value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonElementBinder.Options))
        {
            var binder = new JsonElementBinder(writer);
            writer.WriteStartArray();
            foreach (T item in value)
            {
                if (item is null)
                    writer.WriteNullValue();
                else
                    _items.Bind(binder, 0, item);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public override TCollection Parse(string document) => _create(ReadText(document, "of the value before it was changed"));

    /// <summary>One element as JSON: what a database looks for in the text of the whole.</summary>
    internal string ElementText(T item)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonElementBinder.Options))
            _items.Bind(new JsonElementBinder(writer), 0, item);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public override void Bind(ParameterBinder binder, int ordinal, TCollection value)
    {
        if (!binder.HasArrays)
        {
            binder.SetJson(ordinal, Text(value));
            return;
        }

        IReadOnlyCollection<T> items = value as IReadOnlyCollection<T> ?? [.. value];
        var collector = new ColumnCollector();
        collector.Begin(1, items.Count);
        foreach (T item in items)
        {
            if (item is null)
                collector.SetNull(0, Kind);
            else
                _items.Bind(collector, 0, item);
        }

        collector.BindTo(binder, ordinal, 0, Kind);
    }

    public override void BindNull(ParameterBinder binder, int ordinal)
    {
        if (binder.HasArrays)
            binder.SetNullArray(ordinal, Kind);
        else
            binder.SetNull(ordinal, StoredKind.Json);
    }

    public override TCollection Read(DbDataReader row, int ordinal) =>
        _create(row.GetFieldType(ordinal) == typeof(string) ? ReadText(row.GetString(ordinal), row.GetName(ordinal)) : StoredArrays.Read(row, ordinal, _items));

    internal override ColumnType WithDigits(int digits) => Of(_items.Element.WithDigits(digits), _items.HasNulls, _itemsOf, _create);

    private T[] ReadText(string text, string column)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var items = new T[document.RootElement.GetArrayLength()];
            var reader = new JsonElementReader(column);
            int index = 0;
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                reader.Element = element;
                items[index++] = element.ValueKind != JsonValueKind.Null ? _items.Read(reader) : _items.HasNulls ? default! : throw reader.IsNull();
            }

            return items;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new OrmException($"Column {column} holds no JSON array of what {typeof(T).Name} is stored as.", exception);
        }
    }
}
