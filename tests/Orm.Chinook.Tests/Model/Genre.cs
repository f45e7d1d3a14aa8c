using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Orm.Chinook.Tests.Model;

/// <summary>A kind of music: plain properties under the standard attributes, tracked by a snapshot.</summary>
[Entity("Genre")]
public partial class Genre
{
    [Column("GenreId"), Key] public int GenreId { get; set; }

    [Column("Name"), StringLength(120)] public string? Name { get; set; }

    [Relationship(BackPopulates = nameof(Track.Genre))] public partial IList<Track> Tracks { get; }
}
