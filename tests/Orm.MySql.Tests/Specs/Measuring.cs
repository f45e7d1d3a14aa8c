namespace Orm.MySql.Tests.Specs;

/// <summary>What the whole process allocates is counted: meanwhile nothing else runs.</summary>
[CollectionDefinition("Measuring", DisableParallelization = true)]
public sealed class Measuring;
