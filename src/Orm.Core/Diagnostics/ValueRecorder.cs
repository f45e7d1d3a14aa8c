using System.Globalization;
using System.Text;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Diagnostics;

/// <summary>Takes the values of a statement as text, for logs of those who asked for values.</summary>
internal sealed class ValueRecorder : ParameterBinder
{
    private const int LongestText = 200;

    private readonly StringBuilder _text = new();
    private Func<int, bool>? _isHidden;

    public static string Record(SqlWriter writer)
    {
        var recorder = new ValueRecorder();
        writer.Bind(recorder);
        return recorder._text.ToString();
    }

    /// <summary>The first row of a batch; of columns that are redacted nothing but that they are.</summary>
    public static string Record(FlushBatch batch)
    {
        var recorder = new ValueRecorder { _isHidden = position => batch.Table.Columns[batch.ColumnAt(position)].IsRedacted };
        batch.BindRow(recorder, 0, 0);
        if (batch.Count > 1)
            recorder._text.Append(CultureInfo.InvariantCulture, $" and {batch.Count - 1} more rows");
        return recorder._text.ToString();
    }

    public override void SetNull(int ordinal, StoredKind kind) => Add(ordinal, "null");

    public override void SetBoolean(int ordinal, bool value) => Add(ordinal, value ? "true" : "false");

    public override void SetInt16(int ordinal, short value) => Add(ordinal, value);

    public override void SetInt32(int ordinal, int value) => Add(ordinal, value);

    public override void SetInt64(int ordinal, long value) => Add(ordinal, value);

    public override void SetUInt64(int ordinal, ulong value) => Add(ordinal, value);

    public override void SetSingle(int ordinal, float value) => Add(ordinal, value);

    public override void SetDouble(int ordinal, double value) => Add(ordinal, value);

    public override void SetDecimal(int ordinal, decimal value) => Add(ordinal, value);

    public override void SetString(int ordinal, string value) => AddText(ordinal, value);

    public override void SetGuid(int ordinal, Guid value) => Add(ordinal, value.ToString());

    public override void SetDateTime(int ordinal, DateTime value) => Add(ordinal, value.ToString("O", CultureInfo.InvariantCulture));

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => Add(ordinal, value.ToString("O", CultureInfo.InvariantCulture));

    public override void SetDateOnly(int ordinal, DateOnly value) => Add(ordinal, value.ToString("O", CultureInfo.InvariantCulture));

    public override void SetTimeOnly(int ordinal, TimeOnly value) => Add(ordinal, value.ToString("O", CultureInfo.InvariantCulture));

    public override void SetTimeSpan(int ordinal, TimeSpan value) => Add(ordinal, value.ToString());

    public override void SetBytes(int ordinal, byte[] value) => Add(ordinal, string.Create(CultureInfo.InvariantCulture, $"{value?.Length ?? 0} bytes"));

    public override void SetJson(int ordinal, string value) => AddText(ordinal, value);

    public override void SetNamed(int ordinal, string value, string databaseType) => AddText(ordinal, value);

    public override bool HasArrays => true;

    public override void SetArray<T>(int ordinal, T[] values, StoredKind kind) => Add(ordinal, string.Create(CultureInfo.InvariantCulture, $"{values?.Length ?? 0} values"));

    private void Add(int ordinal, IFormattable value) => Add(ordinal, value.ToString(null, CultureInfo.InvariantCulture));

    private void AddText(int ordinal, string value) =>
        Add(ordinal, value is null ? "null" : value.Length <= LongestText ? $"'{value}'" : $"'{value[..LongestText]}…' ({value.Length} characters)");

    private void Add(int ordinal, string value)
    {
        if (_text.Length > 0)
            _text.Append(", ");
        _text.Append(_isHidden is not null && _isHidden(ordinal) ? "redacted" : value);
    }
}
