using System.Diagnostics.CodeAnalysis;

namespace Orm.Mapping;

/// <summary>An element as the driver gave it.</summary>
internal sealed class StoredElementReader(string column) : ElementReader(column)
{
    public object? Element { get; set; }

    public override object GetValue(int ordinal) => Element!;

    // Only numbers without sign ask: a database may keep them as decimals.
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => Element is decimal ? typeof(decimal) : typeof(object);

    public override T GetFieldValue<T>(int ordinal) =>
        typeof(T) == typeof(ulong) && Element is decimal number ? (T)(object)(ulong)number : (T)Element!;

    public override bool GetBoolean(int ordinal) => (bool)Element!;

    public override short GetInt16(int ordinal) => (short)Element!;

    public override int GetInt32(int ordinal) => (int)Element!;

    public override long GetInt64(int ordinal) => (long)Element!;

    public override float GetFloat(int ordinal) => (float)Element!;

    public override double GetDouble(int ordinal) => (double)Element!;

    public override decimal GetDecimal(int ordinal) => (decimal)Element!;

    public override string GetString(int ordinal) => (string)Element!;

    public override Guid GetGuid(int ordinal) => (Guid)Element!;

    public override DateTime GetDateTime(int ordinal) => (DateTime)Element!;
}
