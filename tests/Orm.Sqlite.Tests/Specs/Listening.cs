namespace Orm.Sqlite.Tests.Specs;

/// <summary>Listeners belong to the process: while one listens, nothing else runs.</summary>
[CollectionDefinition("Listening", DisableParallelization = true)]
public sealed class Listening;
