namespace Orm.Migrations;

/// <summary>What is done to a database at once: in one transaction, or outside of any.</summary>
internal sealed record ScriptPart(bool OutsideTransaction, IReadOnlyList<ScriptItem> Items);
