using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>
/// A file system of SQLite's (sqlite.org/vfs.html) in front of the platform's own: each operation on the files of a <see cref="FaultFiles"/>
/// is told to it first, and fails as it says. Nothing is synchronised: no test here survives a power cut.
/// </summary>
internal static unsafe class FaultFileSystem
{
    public const string Name = "faulty";

    private static readonly Lock s_gate = new();
    private static FileSystem* s_platform;
    private static FileSystem* s_own;
    private static Methods* s_methods;

    /// <summary>Makes <c>vfs=faulty</c> known; once for the process.</summary>
    public static void Register()
    {
        lock (s_gate)
        {
            if (s_own is not null)
                return;
            // Microsoft.Data.Sqlite finds the native library as its class is first used.
            new SqliteConnection().Dispose();
            nint library = NativeLibrary.Load(raw.GetNativeLibraryName(), typeof(raw).Assembly, null);
            var find = (delegate* unmanaged[Cdecl]<byte*, FileSystem*>)NativeLibrary.GetExport(library, "sqlite3_vfs_find");
            var register = (delegate* unmanaged[Cdecl]<FileSystem*, int, int>)NativeLibrary.GetExport(library, "sqlite3_vfs_register");
            s_platform = find(null);
            s_methods = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
            *s_methods = new Methods
            {
                // Version 2 has shared memory, and leaves out the mapping of files, which would go past these methods.
                Version = 2,
                Close = &Close,
                Read = &Read,
                Write = &Write,
                Truncate = &Truncate,
                Sync = &Sync,
                FileSize = &FileSize,
                Lock = &Lock,
                Unlock = &Unlock,
                CheckReservedLock = &CheckReservedLock,
                FileControl = &FileControl,
                SectorSize = &SectorSize,
                DeviceCharacteristics = &DeviceCharacteristics,
                ShmMap = &ShmMap,
                ShmLock = &ShmLock,
                ShmBarrier = &ShmBarrier,
                ShmUnmap = &ShmUnmap,
            };
            var own = (FileSystem*)NativeMemory.AllocZeroed((nuint)sizeof(FileSystem));
            *own = *s_platform;
            own->Next = null;
            own->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            own->FileLength = sizeof(OwnFile) + s_platform->FileLength;
            own->Open = &Open;
            own->Delete = &Delete;
            Assert.Equal(SqliteNative.Ok, register(own, 0));
            s_own = own;
        }
    }

    private static OwnFile* Real(OwnFile* file) => file + 1;

    private static FaultFiles? FilesOf(OwnFile* file) => file->Files == 0 ? null : (FaultFiles)GCHandle.FromIntPtr(file->Files).Target!;

    // The result code of a fault; 0 where the operation goes on.
    private static int Take(FaultFiles? files, FileOperation operation) => files?.Take(operation) switch
    {
        FileFault.Open => raw.SQLITE_CANTOPEN,
        FileFault.Read => raw.SQLITE_IOERR_READ,
        FileFault.Write or FileFault.TornWrite => raw.SQLITE_IOERR_WRITE,
        FileFault.Full => raw.SQLITE_FULL,
        FileFault.Sync => raw.SQLITE_IOERR_FSYNC,
        FileFault.Truncate => raw.SQLITE_IOERR_TRUNCATE,
        FileFault.Delete => raw.SQLITE_IOERR_DELETE,
        FileFault.DeleteUnconfirmed => raw.SQLITE_IOERR_DIR_FSYNC,
        FileFault.Lock => raw.SQLITE_BUSY,
        _ => SqliteNative.Ok,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(FileSystem* system, byte* name, OwnFile* file, int flags, int* outFlags)
    {
        FaultFiles? files = FaultFiles.Find(Marshal.PtrToStringUTF8((nint)name));
        *file = default;
        int fault = Take(files, FileOperation.Open);
        // What the platform's own does where the account lacks the permission, which the superuser never does.
        bool isMain = (flags & raw.SQLITE_OPEN_MAIN_DB) != 0;
        if (fault == 0 && !isMain && files is { IsFolderReadOnly: true })
            fault = raw.SQLITE_CANTOPEN;
        if (fault != 0)
            return fault;
        if (isMain && files is { IsFileReadOnly: true })
            flags = (flags & ~(raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE)) | raw.SQLITE_OPEN_READONLY;
        int result = s_platform->Open(s_platform, name, Real(file), flags, outFlags);
        if (Real(file)->Methods is null)
            return result;
        file->Methods = s_methods;
        file->Files = files?.Handle ?? 0;
        files?.Opened(1);
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(FileSystem* system, byte* name, int syncFolder)
    {
        int fault = Take(FaultFiles.Find(Marshal.PtrToStringUTF8((nint)name)), FileOperation.Delete);
        if (fault is not (0 or raw.SQLITE_IOERR_DIR_FSYNC))
            return fault;
        int result = s_platform->Delete(s_platform, name, 0);
        return result == 0 ? fault : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(OwnFile* file)
    {
        FilesOf(file)?.Opened(-1);
        return Real(file)->Methods->Close(Real(file));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(OwnFile* file, void* buffer, int length, long offset)
    {
        int fault = Take(FilesOf(file), FileOperation.Read);
        return fault != 0 ? fault : Real(file)->Methods->Read(Real(file), buffer, length, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OwnFile* file, void* buffer, int length, long offset)
    {
        FileFault? fault = FilesOf(file)?.Take(FileOperation.Write);
        if (fault == FileFault.TornWrite)
            _ = Real(file)->Methods->Write(Real(file), buffer, length / 2, offset);
        return fault switch
        {
            FileFault.Write or FileFault.TornWrite => raw.SQLITE_IOERR_WRITE,
            FileFault.Full => raw.SQLITE_FULL,
            _ => Real(file)->Methods->Write(Real(file), buffer, length, offset),
        };
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OwnFile* file, long length)
    {
        int fault = Take(FilesOf(file), FileOperation.Truncate);
        return fault != 0 ? fault : Real(file)->Methods->Truncate(Real(file), length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OwnFile* file, int flags) => Take(FilesOf(file), FileOperation.Sync);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(OwnFile* file, long* size) => Real(file)->Methods->FileSize(Real(file), size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(OwnFile* file, int level)
    {
        int fault = Take(FilesOf(file), FileOperation.Lock);
        return fault != 0 ? fault : Real(file)->Methods->Lock(Real(file), level);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(OwnFile* file, int level) => Real(file)->Methods->Unlock(Real(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(OwnFile* file, int* result) => Real(file)->Methods->CheckReservedLock(Real(file), result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(OwnFile* file, int operation, void* argument) => Real(file)->Methods->FileControl(Real(file), operation, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(OwnFile* file) => Real(file)->Methods->SectorSize(Real(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(OwnFile* file) => Real(file)->Methods->DeviceCharacteristics(Real(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(OwnFile* file, int region, int size, int extend, void** memory) => FilesOf(file) is { IsFolderReadOnly: true } ? raw.SQLITE_CANTOPEN : Real(file)->Methods->ShmMap(Real(file), region, size, extend, memory);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(OwnFile* file, int offset, int count, int flags)
    {
        const int Takes = 2;
        int fault = (flags & Takes) == 0 ? 0 : Take(FilesOf(file), FileOperation.Lock);
        return fault != 0 ? fault : Real(file)->Methods->ShmLock(Real(file), offset, count, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(OwnFile* file) => Real(file)->Methods->ShmBarrier(Real(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(OwnFile* file, int delete) => Real(file)->Methods->ShmUnmap(Real(file), delete);

    // sqlite3_file with what is ours; the platform's own file lies behind it.
    [StructLayout(LayoutKind.Sequential)]
    private struct OwnFile
    {
        public Methods* Methods;
        public nint Files;
    }

    // sqlite3_vfs
    [StructLayout(LayoutKind.Sequential)]
    private struct FileSystem
    {
        public int Version;
        public int FileLength;
        public int PathLength;
        public FileSystem* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<FileSystem*, byte*, OwnFile*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<FileSystem*, byte*, int, int> Delete;
        public nint Access;
        public nint FullPathName;
        public nint LibraryOpen;
        public nint LibraryError;
        public nint LibrarySymbol;
        public nint LibraryClose;
        public nint Randomness;
        public nint Sleep;
        public nint CurrentTime;
        public nint LastError;
        public nint CurrentTimeInt64;
        public nint SetSystemCall;
        public nint GetSystemCall;
        public nint NextSystemCall;
    }

    // sqlite3_io_methods
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<OwnFile*, int> Close;
        public delegate* unmanaged[Cdecl]<OwnFile*, void*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<OwnFile*, void*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<OwnFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, int> Sync;
        public delegate* unmanaged[Cdecl]<OwnFile*, long*, int> FileSize;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, int> Lock;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, int> Unlock;
        public delegate* unmanaged[Cdecl]<OwnFile*, int*, int> CheckReservedLock;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, void*, int> FileControl;
        public delegate* unmanaged[Cdecl]<OwnFile*, int> SectorSize;
        public delegate* unmanaged[Cdecl]<OwnFile*, int> DeviceCharacteristics;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, int, int, void**, int> ShmMap;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, int, int, int> ShmLock;
        public delegate* unmanaged[Cdecl]<OwnFile*, void> ShmBarrier;
        public delegate* unmanaged[Cdecl]<OwnFile*, int, int> ShmUnmap;
    }
}
