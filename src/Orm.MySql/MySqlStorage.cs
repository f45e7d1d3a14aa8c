namespace Orm.MySql;

/// <summary>What the user chose about how values are stored and statements written; part of a dialect.</summary>
/// <param name="GuidsAsText">Guids are char(36) instead of binary(16).</param>
/// <param name="Collation">The collation of tables that are created, or null for the server's own of utf8mb4.</param>
/// <param name="WithoutReturning">RETURNING is not used although the server has it: tests walk MySQL's ways so.</param>
internal sealed record MySqlStorage(bool GuidsAsText = false, string? Collation = null, bool WithoutReturning = false)
{
    public static MySqlStorage Default { get; } = new();
}
