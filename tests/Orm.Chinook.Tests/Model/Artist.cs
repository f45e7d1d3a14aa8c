using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A performer; an artist may have no name. Everything is inferred: key, names, types, nulls.</summary>
[Entity]
public partial class Artist
{
    [Key] public partial int ArtistId { get; private set; }

    [MaxLength(120)] public partial string? Name { get; set; }

    public partial IList<Album> Albums { get; }
}
