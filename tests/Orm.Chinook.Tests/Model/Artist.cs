using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A performer; an artist may have no name.</summary>
[Entity("Artist")]
public partial class Artist
{
    [DbColumn("ArtistId"), Key] public partial int ArtistId { get; private set; }

    [DbColumn("Name"), MaxLength(120)] public partial string? Name { get; set; }

    [Relationship(BackPopulates = nameof(Album.Artist))] public partial IList<Album> Albums { get; }
}
