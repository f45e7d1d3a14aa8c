using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Diagnostics;

/// <summary>Has a column that nobody may see in a log.</summary>
[Entity("accounts", Model = "accounts")]
public partial class Account
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50), DbColumn(Unique = true)] public partial string Name { get; set; }
    [MaxLength(50), Redacted] public partial string Token { get; set; }

    [Relationship(BackPopulates = nameof(Visit.Account))] public partial IList<Visit> Visits { get; }
}

[Entity("visits", Model = "accounts")]
public partial class Visit
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50)] public partial string Page { get; set; }
    public partial int AccountId { get; set; }

    [Relationship(BackPopulates = nameof(Account.Visits))] public partial Account Account { get; set; }
}
