namespace Orm.Migrations;

/// <summary>A revision that a database has.</summary>
/// <param name="Id">The revision's id.</param>
/// <param name="Checksum">The digest of the revision when it was applied.</param>
/// <param name="Ordinal">Its place in the order in which revisions were applied.</param>
/// <param name="AppliedAt">When it was applied, by the database's clock.</param>
public sealed record JournalEntry(string Id, string Checksum, int Ordinal, DateTimeOffset AppliedAt);
