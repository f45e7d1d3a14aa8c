using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A track: of an album or of none, on any number of playlists.</summary>
[Entity("Track")]
public partial class Track
{
    [DbColumn("TrackId"), Key] public partial int TrackId { get; private set; }

    [DbColumn("Name"), MaxLength(200)] public partial string Name { get; set; }

    [DbColumn("AlbumId")] public partial int? AlbumId { get; set; }

    [DbColumn("MediaTypeId")] public partial int MediaTypeId { get; set; }

    [DbColumn("GenreId")] public partial int? GenreId { get; set; }

    [DbColumn("Composer"), MaxLength(220)] public partial string? Composer { get; set; }

    [DbColumn("Milliseconds")] public partial int Milliseconds { get; set; }

    [DbColumn("Bytes")] public partial int? Bytes { get; set; }

    [DbColumn("UnitPrice", Precision = 10, Scale = 2)] public partial decimal UnitPrice { get; set; }

    [Relationship(BackPopulates = nameof(Album.Tracks))] public partial Album? Album { get; set; }

    [Relationship(BackPopulates = nameof(MediaType.Tracks))] public partial MediaType MediaType { get; set; }

    [Relationship(BackPopulates = nameof(Genre.Tracks))] public partial Genre? Genre { get; set; }

    [Relationship(BackPopulates = nameof(InvoiceLine.Track))] public partial IList<InvoiceLine> InvoiceLines { get; }

    [Relationship(Through = "PlaylistTrack", BackPopulates = nameof(Playlist.Tracks))] public partial IList<Playlist> Playlists { get; }
}
