namespace Orm.Mapping;

/// <summary>A value that can change in place: a list, an array, a JSON document. Its text tells whether it did.</summary>
/// <typeparam name="T">The model's type.</typeparam>
public abstract class DocumentColumnType<T> : ColumnType<T>
{
    private protected DocumentColumnType(StoredKind kind)
        : base(kind)
    {
    }

    /// <summary>The value as JSON: equal for values that are stored alike.</summary>
    public abstract string Text(T value);

    /// <summary>The value of a document that <see cref="Text"/> gave.</summary>
    public abstract T Parse(string document);
}
