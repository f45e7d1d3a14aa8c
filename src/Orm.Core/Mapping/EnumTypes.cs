using System.Data.Common;
using System.Runtime.CompilerServices;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>An enum as its underlying integer. Without a constraint, so that a look-up by type alone can make it; only for enums.</summary>
internal sealed class EnumIntegerType<T> : ColumnType<T>
{
    public static readonly EnumIntegerType<T> Instance = new();

    private static readonly TypeCode Code = Type.GetTypeCode(typeof(T));

    private EnumIntegerType()
        : base(KindOf(Type.GetTypeCode(typeof(T))))
    {
    }

    public override void Bind(ParameterBinder binder, int ordinal, T value)
    {
        switch (Code)
        {
            case TypeCode.SByte: binder.SetInt16(ordinal, Unsafe.As<T, sbyte>(ref value)); break;
            case TypeCode.Byte: binder.SetInt16(ordinal, Unsafe.As<T, byte>(ref value)); break;
            case TypeCode.Int16: binder.SetInt16(ordinal, Unsafe.As<T, short>(ref value)); break;
            case TypeCode.UInt16: binder.SetInt32(ordinal, Unsafe.As<T, ushort>(ref value)); break;
            case TypeCode.Int32: binder.SetInt32(ordinal, Unsafe.As<T, int>(ref value)); break;
            case TypeCode.UInt32: binder.SetInt64(ordinal, Unsafe.As<T, uint>(ref value)); break;
            case TypeCode.Int64: binder.SetInt64(ordinal, Unsafe.As<T, long>(ref value)); break;
            default: binder.SetUInt64(ordinal, Unsafe.As<T, ulong>(ref value)); break;
        }
    }

    public override T Read(DbDataReader row, int ordinal)
    {
        switch (Code)
        {
            case TypeCode.SByte: return From(checked((sbyte)row.GetInt16(ordinal)));
            case TypeCode.Byte: return From(checked((byte)row.GetInt16(ordinal)));
            case TypeCode.Int16: return From(row.GetInt16(ordinal));
            case TypeCode.UInt16: return From(checked((ushort)row.GetInt32(ordinal)));
            case TypeCode.Int32: return From(row.GetInt32(ordinal));
            case TypeCode.UInt32: return From(checked((uint)row.GetInt64(ordinal)));
            case TypeCode.Int64: return From(row.GetInt64(ordinal));
            default: return From(ColumnTypes.ReadUInt64(row, ordinal));
        }
    }

    private static T From<TInteger>(TInteger value)
        where TInteger : struct => Unsafe.As<TInteger, T>(ref value);

    private static StoredKind KindOf(TypeCode code) => code switch
    {
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 => StoredKind.Int16,
        TypeCode.UInt16 or TypeCode.Int32 => StoredKind.Int32,
        TypeCode.UInt32 or TypeCode.Int64 => StoredKind.Int64,
        _ => StoredKind.UInt64,
    };
}

/// <summary>An enum as its member's name.</summary>
internal sealed class EnumNameType<T> : ColumnType<T>
    where T : struct, Enum
{
    public static readonly EnumNameType<T> Instance = new();

    private EnumNameType()
        : base(StoredKind.String)
    {
    }

    public override void Bind(ParameterBinder binder, int ordinal, T value) => binder.SetString(ordinal, EnumNames<T>.Plain.NameOf(value));

    public override T Read(DbDataReader row, int ordinal) => EnumNames<T>.Plain.ValueOf(row.GetString(ordinal), row, ordinal);
}

/// <summary>An enum as a label of a type of the database's own.</summary>
internal sealed class EnumNativeType<T> : ColumnType<T>
    where T : struct, Enum
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, EnumNativeType<T>> Known = [];

    private readonly string _databaseType;

    private EnumNativeType(string databaseType)
        : base(StoredKind.Named) => _databaseType = databaseType;

    public override string DatabaseTypeName => _databaseType;

    public override IReadOnlyCollection<string> Labels => EnumNames<T>.Labels.All;

    public static EnumNativeType<T> Of(string databaseType)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(databaseType, out EnumNativeType<T>? type))
                Known.Add(databaseType, type = new EnumNativeType<T>(databaseType));
            return type;
        }
    }

    public override void Bind(ParameterBinder binder, int ordinal, T value) => binder.SetNamed(ordinal, EnumNames<T>.Labels.NameOf(value), _databaseType);

    public override T Read(DbDataReader row, int ordinal) => EnumNames<T>.Labels.ValueOf(row.GetString(ordinal), row, ordinal);
}
