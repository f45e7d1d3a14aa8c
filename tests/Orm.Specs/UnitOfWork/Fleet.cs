using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.UnitOfWork;

// Deletes that are left to the database, a key of time, and documents.
[Entity("garages", Model = "fleet")]
public partial class Garage
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }

    [Relationship(BackPopulates = nameof(Car.Garage), Cascade = Cascade.All | Cascade.PassiveDeletes)] public partial IList<Car> Cars { get; }
}

[Entity("cars", Model = "fleet")]
public partial class Car
{
    [Key] public partial int Id { get; private set; }
    public partial int GarageId { get; set; }
    public partial string Plate { get; set; }

    [Relationship(BackPopulates = nameof(Garage.Cars), OnDelete = ReferentialAction.Cascade)] public partial Garage Garage { get; set; }
}

[Entity("readings", Model = "fleet")]
public partial class Reading
{
    [Key, DbColumn(Precision = 3)] public partial DateTimeOffset At { get; set; }
    public partial int Value { get; set; }
}

[Entity("manuals", Model = "fleet")]
public partial class Manual
{
    [Key] public partial int Id { get; private set; }
    public partial string Title { get; set; }
    [Json] public partial List<string> Chapters { get; set; }
    [Json] public partial List<string>? Notes { get; set; }
}
