namespace Orm.Specs.Slice;

/// <summary>Spread over the columns of its owner.</summary>
public sealed record Address(string Street, string City, string? Zip);
