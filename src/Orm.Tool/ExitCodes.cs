namespace Orm.Tool;

/// <summary>What the tool's exit codes mean; docs/guide/migrations.md lists them.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Differs = 3;
    public const int NotBuilt = 4;
}
