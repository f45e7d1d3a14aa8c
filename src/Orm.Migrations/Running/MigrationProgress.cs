namespace Orm.Migrations;

/// <summary>How far a run is.</summary>
/// <param name="Revision">The revision at work.</param>
/// <param name="IsDowngrade">Whether its way back is run.</param>
/// <param name="Step">The number of the step that begins, from 1; one more than <paramref name="Steps"/> when the revision is done.</param>
/// <param name="Steps">How many steps the revision has.</param>
/// <param name="Text">What the step does.</param>
public sealed record MigrationProgress(Revision Revision, bool IsDowngrade, int Step, int Steps, string Text);
