using Npgsql;

namespace Orm.PostgreSql.Copy;

/// <summary>A COPY that takes rows.</summary>
internal sealed record OpenCopy(string Text, CopyColumn[] Columns, NpgsqlRawCopyStream Stream);
