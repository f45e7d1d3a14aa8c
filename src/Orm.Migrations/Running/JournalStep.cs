namespace Orm.Migrations;

/// <summary>A part of a revision that was begun, and perhaps done.</summary>
internal sealed record JournalStep(string Revision, int Step, bool IsDowngrade, bool IsDone, string Checksum);
