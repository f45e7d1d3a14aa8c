using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A kind of music.</summary>
[Entity("Genre")]
public partial class Genre
{
    [DbColumn("GenreId"), Key] public partial int GenreId { get; private set; }

    [DbColumn("Name"), MaxLength(120)] public partial string? Name { get; set; }

    [Relationship(BackPopulates = nameof(Track.Genre))] public partial IList<Track> Tracks { get; }
}
