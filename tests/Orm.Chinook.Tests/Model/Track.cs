using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A track: of an album or of none, on any number of playlists.</summary>
[Entity(Names.Track)]
public partial class Track
{
    [DbColumn(Names.TrackId), Key] public partial int TrackId { get; private set; }

    [DbColumn(Names.Name), MaxLength(200)] public partial string Name { get; set; }

    [DbColumn(Names.AlbumId)] public partial int? AlbumId { get; set; }

    [DbColumn(Names.MediaTypeId)] public partial int MediaTypeId { get; set; }

    [DbColumn(Names.GenreId)] public partial int? GenreId { get; set; }

    [DbColumn(Names.Composer), MaxLength(220)] public partial string? Composer { get; set; }

    [DbColumn(Names.Milliseconds)] public partial int Milliseconds { get; set; }

    [DbColumn(Names.Bytes)] public partial int? Bytes { get; set; }

    [DbColumn(Names.UnitPrice, Precision = 10, Scale = 2)] public partial decimal UnitPrice { get; set; }

    [Relationship(BackPopulates = nameof(Album.Tracks))] public partial Album? Album { get; set; }

    [Relationship(BackPopulates = nameof(MediaType.Tracks))] public partial MediaType MediaType { get; set; }

    [Relationship(BackPopulates = nameof(Genre.Tracks))] public partial Genre? Genre { get; set; }

    [Relationship(BackPopulates = nameof(InvoiceLine.Track))] public partial IList<InvoiceLine> InvoiceLines { get; }

    [Relationship(Through = Names.PlaylistTrack, BackPopulates = nameof(Playlist.Tracks))] public partial IList<Playlist> Playlists { get; }
}
