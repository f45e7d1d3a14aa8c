using System.Runtime.InteropServices;
using SQLitePCL;

namespace Orm.Sqlite;

/// <summary>
/// SQLite's statement functions, called in the very library that SQLitePCLRaw loaded. Those that return within a microsecond are called
/// without a GC transition (SuppressGCTransition); whatever may wait, read files or run long keeps it.
/// </summary>
/// <remarks>Touch it only after a connection is open: opening makes SQLitePCLRaw load its library.</remarks>
internal static unsafe class SqliteNative
{
    public const int Ok = 0;
    public const int Busy = 5;
    public const int ReadOnly = 8;
    public const int FileMoved = 1032;
    public const int Interrupt = 9;
    public const int TooBig = 18;
    public const int Row = 100;
    public const int Done = 101;

    public const int Integer = 1;
    public const int Float = 2;
    public const int Text = 3;
    public const int Blob = 4;
    public const int Null = 5;

    public const uint PreparePersistent = 1;

    // May wait or run long.
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, uint, nint*, byte**, int> Prepare;
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Step;
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Reset;
    public static readonly delegate* unmanaged[Cdecl]<nint, int> FinalizeStatement;
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, void*, int> FileControl;
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> BindTextCopied;
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> BindBlobCopied;

    // The same function as Reset, for a statement that has run to its end.
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> ResetDone;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> ClearBindings;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> BindParameterCount;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> StatementReadOnly;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int, int> StatementStatus;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> ColumnCount;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*> ColumnName;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*> ColumnDeclaredType;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, nint> ColumnValue;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> ValueType;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long> ValueInt64;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double> ValueDouble;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*> ValueText;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*> ValueBlob;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> ValueBytes;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> BindNull;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int> BindInt64;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int> BindDouble;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int> BindText;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int> BindBlob;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int, int> BindZeroBlob;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> Changes;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long> LastInsertRowId;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> GetAutocommit;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> BusyTimeout;
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void> InterruptConnection;

    static SqliteNative()
    {
        nint library = LoadLibrary();
        Prepare = (delegate* unmanaged[Cdecl]<nint, byte*, int, uint, nint*, byte**, int>)Find(library, "sqlite3_prepare_v3");
        Step = (delegate* unmanaged[Cdecl]<nint, int>)Find(library, "sqlite3_step");
        Reset = (delegate* unmanaged[Cdecl]<nint, int>)Find(library, "sqlite3_reset");
        FinalizeStatement = (delegate* unmanaged[Cdecl]<nint, int>)Find(library, "sqlite3_finalize");
        FileControl = (delegate* unmanaged[Cdecl]<nint, byte*, int, void*, int>)Find(library, "sqlite3_file_control");
        BindTextCopied = (delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int>)Find(library, "sqlite3_bind_text");
        BindBlobCopied = (delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int>)Find(library, "sqlite3_bind_blob");
        ResetDone = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_reset");
        ClearBindings = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_clear_bindings");
        BindParameterCount = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_bind_parameter_count");
        StatementReadOnly = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_stmt_readonly");
        StatementStatus = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int, int>)Find(library, "sqlite3_stmt_status");
        ColumnCount = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_column_count");
        ColumnName = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*>)Find(library, "sqlite3_column_name");
        ColumnDeclaredType = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*>)Find(library, "sqlite3_column_decltype");
        ColumnValue = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, nint>)Find(library, "sqlite3_column_value");
        ValueType = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_value_type");
        ValueInt64 = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long>)Find(library, "sqlite3_value_int64");
        ValueDouble = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, double>)Find(library, "sqlite3_value_double");
        ValueText = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*>)Find(library, "sqlite3_value_text");
        ValueBlob = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*>)Find(library, "sqlite3_value_blob");
        ValueBytes = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_value_bytes");
        BindNull = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Find(library, "sqlite3_bind_null");
        BindInt64 = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int>)Find(library, "sqlite3_bind_int64");
        BindDouble = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int>)Find(library, "sqlite3_bind_double");
        BindText = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int>)Find(library, "sqlite3_bind_text");
        BindBlob = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int>)Find(library, "sqlite3_bind_blob");
        BindZeroBlob = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int, int>)Find(library, "sqlite3_bind_zeroblob");
        Changes = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_changes");
        LastInsertRowId = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long>)Find(library, "sqlite3_last_insert_rowid");
        GetAutocommit = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find(library, "sqlite3_get_autocommit");
        BusyTimeout = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Find(library, "sqlite3_busy_timeout");
        InterruptConnection = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, void>)Find(library, "sqlite3_interrupt");
    }

    private static nint LoadLibrary()
    {
        string name = raw.GetNativeLibraryName();
        nint library = name != "__Internal" && NativeLibrary.TryLoad(name, typeof(raw).Assembly, null, out nint loaded)
            ? loaded
            : NativeLibrary.GetMainProgramHandle();
        if (!NativeLibrary.TryGetExport(library, "sqlite3_libversion", out nint versionFunction))
            throw new OrmException($"The SQLite library '{name}' that Microsoft.Data.Sqlite uses was not found. Is its native asset published beside the application?");
        // Two SQLite libraries in one process would corrupt files that both open: it must be the one that opened the connection.
        string? version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)versionFunction)());
        string expected = raw.sqlite3_libversion().utf8_to_string();
        if (version != expected)
            throw new OrmException($"Microsoft.Data.Sqlite uses SQLite {expected}, but '{name}' resolves to SQLite {version ?? "?"}. Publish only one SQLite library with the application.");
        return library;
    }

    private static nint Find(nint library, string function) => NativeLibrary.GetExport(library, function);
}
