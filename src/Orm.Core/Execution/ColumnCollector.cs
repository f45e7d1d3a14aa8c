using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>
/// Takes the parameters of many rows, and gives each parameter's values as one array: what turns binders of rows into array
/// parameters. Values stay typed; nothing is boxed.
/// </summary>
/// <remarks>Call <see cref="Begin"/>, bind row after row (each parameter once per row), then <see cref="BindTo(ParameterBinder, int, int)"/> for each.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ColumnCollector : ParameterBinder
{
    private Values?[] _columns = [];
    private int _rows;

    /// <summary>Starts anew, for so many rows.</summary>
    public void Begin(int columns, int rows)
    {
        if (_columns.Length != columns)
            _columns = new Values?[columns];
        else
            Array.Clear(_columns);
        _rows = rows;
    }

    /// <summary>Binds what was collected for a parameter as an array of the target, and lets go of it.</summary>
    public void BindTo(ParameterBinder target, int ordinal, int column)
    {
        Values values = _columns[column] ?? throw new InvalidOperationException($"No value was collected for parameter {column + 1}.");
        _columns[column] = null;
        values.BindTo(target, ordinal);
    }

    /// <summary>The same where nothing may have been collected: an empty array needs to know its kind.</summary>
    internal void BindTo(ParameterBinder target, int ordinal, int column, StoredKind kind)
    {
        _columns[column] ??= Create(kind);
        BindTo(target, ordinal, column);
    }

    /// <inheritdoc/>
    public override void SetNull(int ordinal, StoredKind kind) => (_columns[ordinal] ??= Create(kind)).AddNull();

    /// <inheritdoc/>
    public override void SetBoolean(int ordinal, bool value) => Add(ordinal, StoredKind.Boolean, value);

    /// <inheritdoc/>
    public override void SetInt16(int ordinal, short value) => Add(ordinal, StoredKind.Int16, value);

    /// <inheritdoc/>
    public override void SetInt32(int ordinal, int value) => Add(ordinal, StoredKind.Int32, value);

    /// <inheritdoc/>
    public override void SetInt64(int ordinal, long value) => Add(ordinal, StoredKind.Int64, value);

    /// <inheritdoc/>
    public override void SetUInt64(int ordinal, ulong value) => Add(ordinal, StoredKind.UInt64, value);

    /// <inheritdoc/>
    public override void SetSingle(int ordinal, float value) => Add(ordinal, StoredKind.Single, value);

    /// <inheritdoc/>
    public override void SetDouble(int ordinal, double value) => Add(ordinal, StoredKind.Double, value);

    /// <inheritdoc/>
    public override void SetDecimal(int ordinal, decimal value) => Add(ordinal, StoredKind.Decimal, value);

    /// <inheritdoc/>
    public override void SetString(int ordinal, string value) => AddReference(ordinal, StoredKind.String, value);

    /// <inheritdoc/>
    public override void SetGuid(int ordinal, Guid value) => Add(ordinal, StoredKind.Guid, value);

    /// <inheritdoc/>
    public override void SetDateTime(int ordinal, DateTime value) => Add(ordinal, StoredKind.DateTime, value);

    /// <inheritdoc/>
    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => Add(ordinal, StoredKind.DateTimeOffset, value);

    /// <inheritdoc/>
    public override void SetDateOnly(int ordinal, DateOnly value) => Add(ordinal, StoredKind.DateOnly, value);

    /// <inheritdoc/>
    public override void SetTimeOnly(int ordinal, TimeOnly value) => Add(ordinal, StoredKind.TimeOnly, value);

    /// <inheritdoc/>
    public override void SetTimeSpan(int ordinal, TimeSpan value) => Add(ordinal, StoredKind.TimeSpan, value);

    /// <inheritdoc/>
    public override void SetBytes(int ordinal, byte[] value) => AddReference(ordinal, StoredKind.Bytes, value);

    /// <inheritdoc/>
    public override void SetJson(int ordinal, string value) => AddReference(ordinal, StoredKind.Json, value);

    /// <inheritdoc/>
    public override void SetNamed(int ordinal, string value, string databaseType) => AddReference(ordinal, StoredKind.Named, value);

    private void Add<T>(int ordinal, StoredKind kind, T value)
        where T : struct => ((Structs<T>)(_columns[ordinal] ??= new Structs<T>(kind, _rows))).Add(value);

    private void AddReference<T>(int ordinal, StoredKind kind, T value)
        where T : class => ((References<T>)(_columns[ordinal] ??= new References<T>(kind, _rows))).Add(value);

    private Values Create(StoredKind kind) => kind switch
    {
        StoredKind.Boolean => new Structs<bool>(kind, _rows),
        StoredKind.Int16 => new Structs<short>(kind, _rows),
        StoredKind.Int32 => new Structs<int>(kind, _rows),
        StoredKind.Int64 => new Structs<long>(kind, _rows),
        StoredKind.UInt64 => new Structs<ulong>(kind, _rows),
        StoredKind.Single => new Structs<float>(kind, _rows),
        StoredKind.Double => new Structs<double>(kind, _rows),
        StoredKind.Decimal => new Structs<decimal>(kind, _rows),
        StoredKind.Guid => new Structs<Guid>(kind, _rows),
        StoredKind.DateTime => new Structs<DateTime>(kind, _rows),
        StoredKind.DateTimeOffset => new Structs<DateTimeOffset>(kind, _rows),
        StoredKind.DateOnly => new Structs<DateOnly>(kind, _rows),
        StoredKind.TimeOnly => new Structs<TimeOnly>(kind, _rows),
        StoredKind.TimeSpan => new Structs<TimeSpan>(kind, _rows),
        StoredKind.Bytes => new References<byte[]>(kind, _rows),
        _ => new References<string>(kind, _rows),
    };

    private abstract class Values(StoredKind kind)
    {
        protected StoredKind Kind => kind;

        public abstract void AddNull();

        public abstract void BindTo(ParameterBinder target, int ordinal);
    }

    private sealed class References<T>(StoredKind kind, int rows) : Values(kind)
        where T : class
    {
        private readonly T?[] _values = new T?[rows];
        private int _count;

        public void Add(T value) => _values[_count++] = value;

        public override void AddNull() => _count++;

        public override void BindTo(ParameterBinder target, int ordinal) => target.SetArray(ordinal, _values, Kind);
    }

    private sealed class Structs<T>(StoredKind kind, int rows) : Values(kind)
        where T : struct
    {
        private readonly T[] _values = new T[rows];
        private T?[]? _nullable;
        private int _count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(T value)
        {
            if (_nullable is null)
                _values[_count++] = value;
            else
                _nullable[_count++] = value;
        }

        public override void AddNull()
        {
            if (_nullable is null)
            {
                _nullable = new T?[rows];
                for (int i = 0; i < _count; i++)
                    _nullable[i] = _values[i];
            }

            _count++;
        }

        public override void BindTo(ParameterBinder target, int ordinal)
        {
            if (_nullable is null)
                target.SetArray(ordinal, _values, Kind);
            else
                target.SetArray(ordinal, _nullable, Kind);
        }
    }
}
