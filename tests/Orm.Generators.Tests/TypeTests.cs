using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Generators.Tests;

public sealed class TypeTests
{
    private const string Support = """

        public enum Level : byte { Low, High }
        public readonly record struct UserId(int Value);
        public sealed class UserIdConverter : IValueConverter<UserId, int>
        {
            public static int ToStored(UserId value) => value.Value;
            public static UserId FromStored(int value) => new(value);
        }
        [Converter<MoneyConverter>] public readonly record struct Money(decimal Amount);
        public sealed class MoneyConverter : IValueConverter<Money, decimal>
        {
            static decimal IValueConverter<Money, decimal>.ToStored(Money value) => value.Amount;
            static Money IValueConverter<Money, decimal>.FromStored(decimal value) => new(value);
        }
        """;

    public static TheoryData<string, string, string> Types => new()
    {
        { "bool", "BoolColumn", "Boolean" },
        { "sbyte", "Column<sbyte>", "SByte" },
        { "byte", "Column<byte>", "Byte" },
        { "short", "Column<short>", "Int16" },
        { "ushort", "Column<ushort>", "UInt16" },
        { "int", "Column<int>", "Int32" },
        { "uint", "Column<uint>", "UInt32" },
        { "long", "Column<long>", "Int64" },
        { "ulong", "Column<ulong>", "UInt64" },
        { "float", "Column<float>", "Single" },
        { "double", "Column<double>", "Double" },
        { "decimal", "Column<decimal>", "Decimal" },
        { "string", "Column<string>", "String" },
        { "char", "Column<char>", "Char" },
        { "Guid", "Column<global::System.Guid>", "Guid" },
        { "DateTime", "Column<global::System.DateTime>", "DateTime" },
        { "DateTimeOffset", "Column<global::System.DateTimeOffset>", "DateTimeOffset" },
        { "DateOnly", "Column<global::System.DateOnly>", "DateOnly" },
        { "TimeOnly", "Column<global::System.TimeOnly>", "TimeOnly" },
        { "TimeSpan", "Column<global::System.TimeSpan>", "TimeSpan" },
        { "byte[]", "Column<byte[]>", "Bytes" },
        { "int[]", "Column<int[]>", "Array<int[], int>(global::Orm.Mapping.ColumnTypes.Int32, static items => items)" },
        { "int?[]", "Column<int?[]>", "ArrayOfNullable<int?[], int>(global::Orm.Mapping.ColumnTypes.Int32, static items => items)" },
        { "string?[]", "Column<string?[]>", "Array<string?[], string?>(global::Orm.Mapping.ColumnTypes.String!, static items => items, hasNulls: true)" },
        { "List<string>", "Column<global::System.Collections.Generic.List<string>>", "Array<global::System.Collections.Generic.List<string>, string>(global::Orm.Mapping.ColumnTypes.String, static items => new global::System.Collections.Generic.List<string>(items))" },
        { "IList<string?>", "Column<global::System.Collections.Generic.IList<string?>>", "new global::System.Collections.Generic.List<string?>(items), hasNulls: true)" },
        { "ICollection<Level>", "Column<global::System.Collections.Generic.ICollection<global::Level>>", "ColumnTypes.EnumInteger<global::Level>(), static items" },
        { "IReadOnlyList<Money?>", "Column<global::System.Collections.Generic.IReadOnlyList<global::Money?>>", "ArrayOfNullable<global::System.Collections.Generic.IReadOnlyList<global::Money?>, global::Money>(global::Orm.Mapping.ColumnTypes.Converted<global::Money, decimal, global::MoneyConverter>(), static items => items)" },
        { "IEnumerable<byte[]>", "Column<global::System.Collections.Generic.IEnumerable<byte[]>>", "ColumnTypes.Bytes, static items => items)" },
        { "Level", "Column<global::Level>", "EnumInteger<global::Level>()" },
        { "Money", "Column<global::Money>", "Converted<global::Money, decimal, global::MoneyConverter>()" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_maps_partial_plain_and_nullable(string type, string column, string mapping)
    {
        (_, GeneratorRunResult result) = Compiled.Clean($$"""
            [Entity]
            public partial class Row
            {
                public partial int Id { get; set; }
                public partial {{type}} Tracked { get; set; }
                public partial {{type}}? Optional { get; set; }
                public partial {{type}} Fixed { get; }
                public required {{type}} Plain { get; set; }
                public {{type}}? PlainOptional { get; init; }
            }
            {{Support}}
            """);
        string text = Compiled.Text(result, "Row");
        Assert.Contains($"public global::Orm.{column} Tracked {{ get; }}", text);
        string bare = column == "BoolColumn" ? "bool" : column["Column<".Length..^1];
        string nullable = type is "string" || type.Contains("[]", StringComparison.Ordinal) || type.Contains('<', StringComparison.Ordinal) ? "NullableColumn" : "NullableValueColumn";
        Assert.Contains($"public global::Orm.{nullable}<{bare}> Optional {{ get; }}", text);
        Assert.Contains(mapping.StartsWith("new", StringComparison.Ordinal) || mapping.StartsWith("ColumnTypes.", StringComparison.Ordinal) ? mapping : $"global::Orm.Mapping.ColumnTypes.{mapping}", text);
    }

    [Fact]
    public void Column_options_choose_the_mapping()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Entity]
            public partial class Row
            {
                [Converter<UserIdConverter>] public partial UserId Id { get; private set; }
                [DbColumn(Enum = EnumStorage.String)] public partial Level Named { get; set; }
                [DbColumn(Enum = EnumStorage.Native, Type = "level_type")] public partial Level Native { get; set; }
                [DbColumn(DateTimeKind = DateTimeKind.Utc, Precision = 3)] public partial DateTime Instant { get; set; }
                [DbColumn(Type = "numeric(10,2)", Precision = 10, Scale = 2, Default = 1.5)] public partial decimal Price { get; set; }
                [DbColumn(Default = Level.High)] public partial Level Level { get; set; }
                [DbColumn(Computed = "id + 1", Stored = true)] public partial int Next { get; }
                [DbColumn("given", Collation = "Ordinal", Comment = "A \"note\"", Index = true)] public partial string? Text { get; set; }
                [Redacted, MaxLength(3)] public partial byte[] Secret { get; set; }
            }
            """ + Support);
        string text = Compiled.Text(result, "Row");
        Assert.Contains("Property = \"Named\", Type = NamedType }", text);
        Assert.Contains("ColumnTypes.EnumNative<global::Level>(\"level_type\")", text);
        Assert.Contains("Temporal.TruncateUtc(source._instant, 3)", text);
        Assert.Contains("Precision = 10, Scale = 2, DatabaseType = \"numeric(10,2)\", Default = 1.5m", text);
        Assert.Contains("Default = (short)1", text);
        Assert.Contains("ComputedSql = \"id + 1\", IsStored = true", text);
        Assert.Contains("Name = \"given\"", text);
        Assert.Contains("Comment = \"A \\\"note\\\"\"", text);
        Assert.Contains("\"ix_row_given\"", text);
        Assert.Contains("ColumnCheck.Bytes(source._secret, 3, this, 8)", text);
        Assert.Contains("IsRedacted = true", text);
        Assert.Contains("Generation = global::Orm.ValueGeneration.Identity", text);
        Assert.Contains("Conversion.FromStored<global::UserId, int, global::UserIdConverter>(checked((int)value))", text);
    }

    [Fact]
    public void Presets_merge_from_left_to_right_and_the_property_wins()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [ColumnPreset(Length = 10, Comment = "first")] public sealed class FirstAttribute : Attribute;
            [First, ColumnPreset(Length = 20)] public sealed class SecondAttribute : Attribute;

            [Entity]
            public partial class Row
            {
                public partial int Id { get; set; }
                [First, Second] public partial string A { get; set; }
                [Second, First] public partial string B { get; set; }
                [MaxLength(30), First] public partial string C { get; set; }
            }
            """);
        string text = Compiled.Text(result, "Row");
        Assert.Contains("Property = \"A\", Type = global::Orm.Mapping.ColumnTypes.String, MaxLength = 20, Comment = \"first\"", text);
        Assert.Contains("Property = \"B\", Type = global::Orm.Mapping.ColumnTypes.String, MaxLength = 10, Comment = \"first\"", text);
        Assert.Contains("Property = \"C\", Type = global::Orm.Mapping.ColumnTypes.String, MaxLength = 30, Comment = \"first\"", text);
    }

    [Fact]
    public void A_class_written_for_EF_Core_compiles_with_partial_and_Entity_alone()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Entity, Table("blogs", Schema = "app")]
            public partial class Blog
            {
                [Key, DatabaseGenerated(DatabaseGeneratedOption.None), Column("blog_no")] public int BlogId { get; set; }
                [Required, StringLength(80)] public string? Title { get; set; }
                [NotMapped] public Uri? Link { get; set; }
                [Timestamp] public byte[] RowVersion { get; set; } = [];
                [ConcurrencyCheck] public long Visits { get; set; }
                public string Shout => Title + "!";
                [InverseProperty(nameof(Entry.Blog))] public partial ICollection<Entry> Entries { get; }
            }

            [Entity]
            public partial class Entry
            {
                public int Id { get; set; }
                [ForeignKey(nameof(Blog))] public int Owner { get; set; }
                public partial Blog Blog { get; set; }
            }
            """);
        string text = Compiled.Text(result, "Blog");
        Assert.Contains("Name = \"blogs\",\n            Schema = \"app\",", text);
        Assert.Contains("Name = \"blog_no\", Property = \"BlogId\", Type = global::Orm.Mapping.ColumnTypes.Int32 }", text);
        Assert.Contains("Property = \"Title\", Type = global::Orm.Mapping.ColumnTypes.String, MaxLength = 80 }", text);
        Assert.Contains("IsVersion = true", text);
        Assert.Contains("IsConcurrencyToken = true", text);
        Assert.DoesNotContain("Link", text);
        Assert.DoesNotContain("Shout", text);
        Assert.Contains("\"fk_entry_owner_blogs\"", Compiled.Text(result, "Entry"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_project_without_nullable_annotations_compiles(bool isProject)
    {
        CSharpCompilation project = Compiled.Project((isProject ? "" : "#nullable disable\n") + """
            namespace Shop
            {
                [Owned] public sealed class Spot { public string Name { get; set; } public int? X { get; set; } }

                [Mixin] public abstract partial class Named { public partial string Name { get; set; } public partial Customer Owner { get; set; } public partial int? OwnerId { get; set; } }

                [Entity] public partial class Customer
                {
                    public partial int Id { get; set; }
                    public partial string Mail { get; set; }
                    [Required] public partial string Login { get; set; }
                    public string Plain { get; set; }
                    public byte[] Photo { get; init; }
                    public partial Spot Spot { get; set; }
                    [Owned] public Spot Other { get; set; }
                    public partial IList<Order> Orders { get; }
                    [NotMapped] public string Cached { get; set; }
                    partial void OnMailChanging(string value) => Cached = value;
                }

                [Entity] public partial class Order : Named
                {
                    [Key] public partial string Number { get; set; }
                    public partial int CustomerId { get; set; }
                    public partial Customer Customer { get; set; }
                    public partial string ParentNumber { get; set; }
                    public partial Order Parent { get; set; }
                    [Relationship(Through = "order_customers")] public partial ICollection<Customer> Watchers { get; set; }
                }

                [Projection] public partial record Summary(string Number, string Mail);

                public static class Use
                {
                    public static Query<OrderTable, Order> All() => Order.Table.Where(o => o.ParentNumber == "1" & o.Name != null);
                }
            }
            """);
        if (isProject)
            project = project.WithOptions(project.Options.WithNullableContextOptions(NullableContextOptions.Disable));
        (Compilation output, GeneratorRunResult result) = Compiled.Generate(project);
        Compiled.AssertClean(output);
        Assert.Contains("NullableColumn<string> Mail { get; }", Compiled.Text(result, "Shop.Customer"));
        Assert.Contains("Column<string> Login { get; }", Compiled.Text(result, "Shop.Customer"));
    }

    [Fact]
    public void A_foreign_key_may_hold_a_unique_column_instead_of_the_key()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Entity, Index(nameof(Area), nameof(Number), Unique = true)] public partial class Country
            {
                public partial int Id { get; set; }
                [DbColumn(Unique = true)] public partial string Code { get; set; }
                public partial string Area { get; set; }
                public partial long Number { get; set; }
                public partial IList<City> Cities { get; }
            }

            [Entity] public partial class City
            {
                public partial int Id { get; set; }
                [ForeignKey<Country>(nameof(Country.Code))] public partial string? CountryCode { get; set; }
                [Relationship(ForeignKey = nameof(CountryCode))] public partial Country? Country { get; set; }
                public partial string RegionArea { get; set; }
                public partial long RegionNumber { get; set; }
                [Relationship(PrincipalKey = "Area, Number", BackPopulates = null)] public partial Country Region { get; set; }
            }

            [Entity] public partial class Stamp
            {
                public partial int Id { get; set; }
                [ForeignKey<Country>(nameof(Country.Code), Name = "fk_issuer")] public partial string Issuer { get; set; }
            }
            """.Replace("public partial IList<City> Cities", "[Relationship(BackPopulates = nameof(City.Country))] public partial IList<City> Cities"));
        string city = Compiled.Text(result, "City");
        Assert.Contains("ForeignKey<City, global::Country, string> CountryCodeForeignKey", city);
        Assert.Contains("PrincipalColumns = [1]", city);
        Assert.Contains("PrincipalKey = static principal => principal.Code,", city);
        Assert.Contains("ManyToOne<City, global::Country, string> CountryRelationship", city);
        Assert.Contains("ManyToOne<City, global::Country, (string, long)> RegionRelationship", city);
        Assert.Contains("OneToMany<Country, global::City, string> CitiesRelationship", Compiled.Text(result, "Country"));
        Assert.Contains("\"fk_issuer\"", Compiled.Text(result, "Stamp"));
    }

    [Fact]
    public void Columns_past_the_sixty_fourth_compile()
    {
        string properties = string.Join('\n', Enumerable.Range(0, 130).Select(static i => $"public partial int? C{i} {{ get; set; }}"));
        Compiled.Clean($"[Entity] public partial class Wide {{ public partial int Id {{ get; set; }}\n{properties} }}");
    }

    [Fact]
    public void Parts_of_owned_values_have_options_of_their_own()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Owned] public sealed class Address
            {
                [DbColumn(Unique = true)] public string Mail { get; set; } = "";
                [DbColumn(Index = true, Default = "x"), Check("length(home_city) > 1")] public string City { get; set; } = "";
            }

            [Entity] public partial class User
            {
                public partial int Id { get; set; }
                [Redacted, Check("home_mail <> home_city")] public partial Address Home { get; set; }
            }
            """);
        string text = Compiled.Text(result, "User");
        Assert.Contains("new(\"uq_user_home_mail\", [1], IsUnique: true)", text);
        Assert.Contains("new(\"ix_user_home_city\", [2], IsUnique: false)", text);
        Assert.Contains("new(\"ck_user_home_city\", \"length(home_city) > 1\")", text);
        Assert.Contains("new(\"ck_user_home\", \"home_mail <> home_city\")", text);
        Assert.Contains("Property = \"Home.City\", Type = global::Orm.Mapping.ColumnTypes.String, Default = \"x\", IsRedacted = true", text);
    }

    [Fact]
    public void A_converter_keeps_what_its_column_says_of_the_stored_type()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Entity] public partial class Row
            {
                public partial int Id { get; set; }
                [Converter<CodeConverter>, MaxLength(5)] public partial Code Code { get; set; }
                [Converter<CodeConverter>, MaxLength(5)] public partial Code? Optional { get; set; }
                [Converter<NameConverter>, MaxLength(7)] public partial Name Name { get; set; }
                [Converter<NameConverter>, MaxLength(7)] public partial Name? Nick { get; set; }
                [DbColumn(Precision = 28, Scale = 4)] public partial Money Price { get; set; }
                [DbColumn(Precision = 10, Scale = 2)] public Money? Rebate { get; set; }
                [Converter<MomentConverter>, DbColumn(Precision = 3)] public partial Moment At { get; set; }
                [Converter<LocalConverter>, DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial Moment Instant { get; set; }
            }

            public readonly record struct Code(string Value);
            public sealed class CodeConverter : IValueConverter<Code, string>
            {
                public static string ToStored(Code value) => value.Value;
                public static Code FromStored(string value) => new(value);
            }
            public sealed record Name(string Value);
            public sealed class NameConverter : IValueConverter<Name, string>
            {
                public static string ToStored(Name value) => value.Value;
                public static Name FromStored(string value) => new(value);
            }
            public readonly record struct Moment(DateTimeOffset Value);
            public sealed class MomentConverter : IValueConverter<Moment, DateTimeOffset>
            {
                public static DateTimeOffset ToStored(Moment value) => value.Value;
                public static Moment FromStored(DateTimeOffset value) => new(value);
            }
            public sealed class LocalConverter : IValueConverter<Moment, DateTime>
            {
                public static DateTime ToStored(Moment value) => value.Value.UtcDateTime;
                public static Moment FromStored(DateTime value) => new(value);
            }
            """ + Support);
        string text = Compiled.Text(result, "Row");
        Assert.Contains("ColumnCheck.Text(global::Orm.Mapping.Conversion.ToStored<global::Code, string, global::CodeConverter>(source._code), 5, this, 1);", text);
        Assert.Contains("ColumnCheck.OptionalText(source._optional is { } optionalStored ? ", text);
        Assert.Contains("ColumnCheck.Text(source._name is { } nameStored ? ", text);
        Assert.Contains("28, 4, false, this, 5);", text);
        Assert.Contains(">(global::Orm.Mapping.ColumnTypes.LongDecimal)", text);
        Assert.Contains("Temporal.Truncate(global::Orm.Mapping.Conversion.ToStored<global::Moment,", text);
        Assert.Contains(">(global::Orm.Mapping.ColumnTypes.DateTimeUtc)", text);
    }
}
