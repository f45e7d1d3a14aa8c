using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Orm.Mapping;

/// <summary>Shows one element of an array as a row of one column, so that the mappings of columns read it.</summary>
internal abstract class ElementReader(string column) : DbDataReader
{
    public override int Depth => 0;

    public override int FieldCount => 1;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(0);

    /// <summary>The refusal of a null that the elements' type does not take.</summary>
    public OrmException IsNull() => new($"Column {column} holds an array with a null, which the elements' type does not take. Make it nullable.");

    public override string GetName(int ordinal) => column;

    public override int GetOrdinal(string name) => 0;

    public override bool IsDBNull(int ordinal) => false;

    public override string GetDataTypeName(int ordinal) => throw Unsupported();

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => typeof(object);

    public override int GetValues(object[] values)
    {
        values[0] = GetValue(0);
        return 1;
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw Unsupported();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw Unsupported();

    public override char GetChar(int ordinal) => throw Unsupported();

    public override byte GetByte(int ordinal) => throw Unsupported();

    public override IEnumerator GetEnumerator() => throw Unsupported();

    public override bool NextResult() => false;

    public override bool Read() => false;

    private protected static NotSupportedException Unsupported() => new("An array's element is read by its mapping only.");
}
