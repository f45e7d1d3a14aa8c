using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Rows whose columns stand in another order than the mapper reads them.</summary>
internal sealed class MappedReader : DbDataReader
{
    private readonly DbDataReader _rows;
    private readonly int[] _ordinals;

    private MappedReader(DbDataReader rows, int[] ordinals) => (_rows, _ordinals) = (rows, ordinals);

    public override int Depth => _rows.Depth;

    public override int FieldCount => _ordinals.Length;

    public override bool HasRows => _rows.HasRows;

    public override bool IsClosed => _rows.IsClosed;

    public override int RecordsAffected => _rows.RecordsAffected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => _rows[name];

    /// <summary>Gives the reader itself when its columns already stand as the mapper wants them.</summary>
    public static DbDataReader Order(DbDataReader reader, EntityMapper mapper)
    {
        ColumnInfo[] columns = mapper.Table.Columns;
        var ordinals = new int[columns.Length];
        bool inOrder = reader.FieldCount >= columns.Length;
        for (int i = 0; i < columns.Length; i++)
        {
            ordinals[i] = Find(reader, columns[i].Name);
            if (ordinals[i] < 0)
            {
                throw new OrmException(
                    $"The raw SQL gives no column {columns[i].Name}, which {mapper.EntityName} needs. Select all columns of {mapper.Table}, or read rows with .As(r => …).");
            }

            inOrder &= ordinals[i] == i;
        }

        return inOrder ? reader : new MappedReader(reader, ordinals);
    }

    public override bool Read() => _rows.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => _rows.ReadAsync(cancellationToken);

    public override bool NextResult() => _rows.NextResult();

    public override bool IsDBNull(int ordinal) => _rows.IsDBNull(_ordinals[ordinal]);

    public override bool GetBoolean(int ordinal) => _rows.GetBoolean(_ordinals[ordinal]);

    public override byte GetByte(int ordinal) => _rows.GetByte(_ordinals[ordinal]);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        _rows.GetBytes(_ordinals[ordinal], dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => _rows.GetChar(_ordinals[ordinal]);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        _rows.GetChars(_ordinals[ordinal], dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => _rows.GetDataTypeName(_ordinals[ordinal]);

    public override DateTime GetDateTime(int ordinal) => _rows.GetDateTime(_ordinals[ordinal]);

    public override decimal GetDecimal(int ordinal) => _rows.GetDecimal(_ordinals[ordinal]);

    public override double GetDouble(int ordinal) => _rows.GetDouble(_ordinals[ordinal]);

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => _rows.GetFieldType(_ordinals[ordinal]);

    public override T GetFieldValue<T>(int ordinal) => _rows.GetFieldValue<T>(_ordinals[ordinal]);

    public override float GetFloat(int ordinal) => _rows.GetFloat(_ordinals[ordinal]);

    public override Guid GetGuid(int ordinal) => _rows.GetGuid(_ordinals[ordinal]);

    public override short GetInt16(int ordinal) => _rows.GetInt16(_ordinals[ordinal]);

    public override int GetInt32(int ordinal) => _rows.GetInt32(_ordinals[ordinal]);

    public override long GetInt64(int ordinal) => _rows.GetInt64(_ordinals[ordinal]);

    public override string GetName(int ordinal) => _rows.GetName(_ordinals[ordinal]);

    public override int GetOrdinal(string name) => Array.IndexOf(_ordinals, _rows.GetOrdinal(name));

    public override string GetString(int ordinal) => _rows.GetString(_ordinals[ordinal]);

    public override object GetValue(int ordinal) => _rows.GetValue(_ordinals[ordinal]);

    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rows.Dispose();
        base.Dispose(disposing);
    }

    private static int Find(DbDataReader reader, string name)
    {
        for (int i = 0; i < reader.FieldCount; i++)
        {
            if (string.Equals(reader.GetName(i), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
