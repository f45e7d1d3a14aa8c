using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>A value stored as a JSON document.</summary>
/// <typeparam name="T">A type that the context knows.</typeparam>
public sealed class JsonColumnType<T> : DocumentColumnType<T>
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<JsonSerializerContext, JsonColumnType<T>> Known = [];

    private readonly JsonTypeInfo<T> _info;

    private JsonColumnType(JsonTypeInfo<T> info)
        : base(StoredKind.Json) => _info = info;

    internal static JsonColumnType<T> Of(JsonSerializerContext context)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(context, out JsonColumnType<T>? type))
            {
                JsonTypeInfo<T> info = context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
                    ?? throw new OrmException($"{context.GetType().Name} does not know {typeof(T).Name}. Add [JsonSerializable(typeof({typeof(T).Name}))] to it.");
                Known.Add(context, type = new JsonColumnType<T>(info));
            }

            return type;
        }
    }

    /// <inheritdoc/>
    public override string Text(T value) => JsonSerializer.Serialize(value, _info);

    /// <inheritdoc/>
    public override T Parse(string document) => JsonSerializer.Deserialize(document, _info)
        ?? throw new OrmException($"The JSON document is null, which {typeof(T).Name} cannot be.");

    /// <inheritdoc/>
    public override void Bind(ParameterBinder binder, int ordinal, T value) => binder.SetJson(ordinal, Text(value));

    /// <inheritdoc/>
    public override T Read(DbDataReader row, int ordinal) =>
        JsonSerializer.Deserialize(row.GetString(ordinal), _info)
        ?? throw new OrmException($"Column {row.GetName(ordinal)} holds the JSON document null, which {typeof(T).Name} cannot be.");
}
