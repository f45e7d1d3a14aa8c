using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Orm.Chinook.Tests.Model;

/// <summary>A kind of music: plain properties under the standard attributes, tracked by a snapshot.</summary>
[Entity(Names.Genre)]
public partial class Genre
{
    [Column(Names.GenreId), Key] public int GenreId { get; set; }

    [Column(Names.Name), StringLength(120)] public string? Name { get; set; }

    [Relationship(BackPopulates = nameof(Track.Genre))] public partial IList<Track> Tracks { get; }
}
