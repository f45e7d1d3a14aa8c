using System.Buffers;
using System.Text;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>
/// Receives the parameters of one execution through typed setters, so that no value is boxed. Ordinals start at 0
/// and follow the order in which the statement's text names its parameters.
/// </summary>
/// <remarks>Implemented by each driver; called by generated code and by statements.</remarks>
public abstract class ParameterBinder
{
    /// <summary>Binds SQL's null; the kind lets typed protocols name its type.</summary>
    public abstract void SetNull(int ordinal, StoredKind kind);

    /// <summary>Binds a boolean.</summary>
    public abstract void SetBoolean(int ordinal, bool value);

    /// <summary>Binds a 16-bit integer.</summary>
    public abstract void SetInt16(int ordinal, short value);

    /// <summary>Binds a 32-bit integer.</summary>
    public abstract void SetInt32(int ordinal, int value);

    /// <summary>Binds a 64-bit integer.</summary>
    public abstract void SetInt64(int ordinal, long value);

    /// <summary>Binds an unsigned 64-bit integer.</summary>
    public abstract void SetUInt64(int ordinal, ulong value);

    /// <summary>Binds a 32-bit floating point number.</summary>
    public abstract void SetSingle(int ordinal, float value);

    /// <summary>Binds a 64-bit floating point number.</summary>
    public abstract void SetDouble(int ordinal, double value);

    /// <summary>Binds a decimal number.</summary>
    public abstract void SetDecimal(int ordinal, decimal value);

    /// <summary>
    /// Binds a decimal number for a column declared with more than 15 digits. Where numbers keep fewer digits than a decimal
    /// has, such a column is stored otherwise, and <see cref="SetDecimal"/> refuses what would lose digits.
    /// </summary>
    public virtual void SetLongDecimal(int ordinal, decimal value) => SetDecimal(ordinal, value);

    /// <summary>Binds text.</summary>
    public abstract void SetString(int ordinal, string value);

    /// <summary>Binds a Guid in the form the database stores.</summary>
    public abstract void SetGuid(int ordinal, Guid value);

    /// <summary>Binds a date and time without zone.</summary>
    public abstract void SetDateTime(int ordinal, DateTime value);

    /// <summary>Binds an instant; drivers store it in UTC.</summary>
    public abstract void SetDateTimeOffset(int ordinal, DateTimeOffset value);

    /// <summary>Binds a calendar date.</summary>
    public abstract void SetDateOnly(int ordinal, DateOnly value);

    /// <summary>Binds a time of day.</summary>
    public abstract void SetTimeOnly(int ordinal, TimeOnly value);

    /// <summary>Binds a duration.</summary>
    public abstract void SetTimeSpan(int ordinal, TimeSpan value);

    /// <summary>Binds bytes.</summary>
    public abstract void SetBytes(int ordinal, byte[] value);

    /// <summary>Binds a JSON document given as text.</summary>
    public abstract void SetJson(int ordinal, string value);

    /// <summary>Binds a value of a type of the database's own, given as text (a native enum's label, a domain's text form).</summary>
    public abstract void SetNamed(int ordinal, string value, string databaseType);

    /// <summary>Whether <see cref="SetArray{T}"/> serves: the database has array types (<see cref="Dialects.DialectFeatures.Arrays"/>).</summary>
    public virtual bool HasArrays => false;

    /// <summary>
    /// Binds an array of values as one parameter: of a stored type, or its nullable form where elements may be null.
    /// </summary>
    /// <param name="ordinal">The parameter.</param>
    /// <param name="values">The elements, in the form the database stores.</param>
    /// <param name="kind">What an element is; lets typed protocols name the array's type.</param>
    /// <exception cref="NotSupportedException">The database has no arrays; ask <see cref="HasArrays"/> first.</exception>
    public virtual void SetArray<T>(int ordinal, T[] values, StoredKind kind) =>
        throw new NotSupportedException("This database has no array parameters. Bind the values one by one, or store the list as JSON.");

    /// <summary>Binds SQL's null where an array is expected.</summary>
    /// <param name="ordinal">The parameter.</param>
    /// <param name="kind">What an element of the array would be.</param>
    public virtual void SetNullArray(int ordinal, StoredKind kind) => SetNull(ordinal, kind);

    /// <summary>Refuses text with half of a surrogate pair: UTF-8 cannot write it, so some other text would be stored.</summary>
    /// <exception cref="OrmException">The text holds half of a pair.</exception>
    protected static void RequireWholeCharacters(string? value)
    {
        int from = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (from < 0)
            return;
        ReadOnlySpan<char> rest = value.AsSpan(from);
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int used) != OperationStatus.Done)
                throw new OrmException("A text holds half of a surrogate pair, which is no character and which UTF-8 cannot write. Was it cut in the middle of a character? Store other data as bytes.");
            rest = rest[used..];
        }
    }
}
