using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A file format.</summary>
[Entity("MediaType")]
public partial class MediaType
{
    [DbColumn("MediaTypeId"), Key] public partial int MediaTypeId { get; private set; }

    [DbColumn("Name"), MaxLength(120)] public partial string? Name { get; set; }

    [Relationship(BackPopulates = nameof(Track.MediaType))] public partial IList<Track> Tracks { get; }
}
