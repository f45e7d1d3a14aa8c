using Orm.Schema;

namespace Orm.Dialects;

public partial class SchemaWriter
{
    /// <summary>The statements of one change of a schema.</summary>
    /// <param name="operation">The change.</param>
    /// <param name="before">The schema that it is applied to.</param>
    /// <exception cref="NotSupportedException">The database cannot do it; the message names what, and a way out.</exception>
    /// <exception cref="SchemaException">It does not fit the schema.</exception>
    public IReadOnlyList<SchemaStatement> Write(SchemaOperation operation, DatabaseSchema before) => Write([operation], before);

    /// <summary>
    /// The statements of several changes, one after the other. Those of a whole revision belong into one call: a database may then do several
    /// changes of a table in one go.
    /// </summary>
    /// <param name="operations">The changes in their order.</param>
    /// <param name="before">The schema that the first is applied to.</param>
    /// <exception cref="NotSupportedException">The database cannot do one of them; the message names what, and a way out.</exception>
    /// <exception cref="SchemaException">One does not fit the schema.</exception>
    public virtual IReadOnlyList<SchemaStatement> Write(IReadOnlyList<SchemaOperation> operations, DatabaseSchema before)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(before);
        var statements = new List<SchemaStatement>();
        for (int i = 0; i < operations.Count; i++)
        {
            DatabaseSchema after = operations[i].Apply(before);
            IEnumerable<string> written = operations[i] is AlterEnumOperation o
                ? AlterEnum(after, before.Enum(o.Enum), after.Enum(o.Enum), operations.Skip(i + 1).Any(MayNameLabels))
                : StatementsOf(operations[i], before, after);
            statements.AddRange(written.Select(static sql => new SchemaStatement(sql)));
            before = after;
        }

        return statements;
    }

    /// <summary>The statements of one change.</summary>
    protected IEnumerable<string> StatementsOf(SchemaOperation operation, DatabaseSchema before, DatabaseSchema after) => operation switch
    {
        CreateTableOperation o => CreateTable(after.Table(o.Table.Name)),
        DropTableOperation o => [DropTable(o.Table, ifExists: false)],
        RenameTableOperation o => RenameTable(o.Table, o.NewName),
        AddColumnOperation o => AddColumn(after.Table(o.Table), after.Table(o.Table).Column(o.Column.Name), o.BackfillSql),
        DropColumnOperation o => [$"ALTER TABLE {Quoted(o.Table)} DROP COLUMN {Quoted(o.Column)}"],
        RenameColumnOperation o => [$"ALTER TABLE {Quoted(o.Table)} RENAME COLUMN {Quoted(o.Column)} TO {Quoted(o.NewName)}"],
        AlterColumnOperation o => AlterColumn(before.Table(o.Table), after.Table(o.Table), before.Table(o.Table).Column(o.Column), o.NewColumn, o.UsingSql),
        AddPrimaryKeyOperation o => AddPrimaryKey(before.Table(o.Table), after.Table(o.Table)),
        DropPrimaryKeyOperation o => DropPrimaryKey(before.Table(o.Table), after.Table(o.Table)),
        AddForeignKeyOperation o => AddForeignKey(before.Table(o.Table), after.Table(o.Table), o.ForeignKey),
        DropForeignKeyOperation o => DropForeignKey(before.Table(o.Table), after.Table(o.Table), before.Table(o.Table).ForeignKey(o.Name)),
        CreateIndexOperation o => CreateIndex(before.Table(o.Table), after.Table(o.Table), o.Index),
        DropIndexOperation o => DropIndex(before.Table(o.Table), after.Table(o.Table), before.Table(o.Table).Index(o.Name)),
        RenameIndexOperation o => RenameIndex(before.Table(o.Table), before.Table(o.Table).Index(o.Name), o.NewName),
        RenameConstraintOperation o => RenameConstraint(before.Table(o.Table), after.Table(o.Table), o.Name, o.NewName),
        AddCheckOperation o => [$"ALTER TABLE {Quoted(o.Table)} ADD {Constraint(writer => WriteCheck(writer, o.Check))}"],
        DropCheckOperation o => DropCheck(o.Table, o.Name),
        CommentTableOperation o => Dialect.Features.Comments ? CommentTable(o.Table, o.Comment) : [],
        CreateViewOperation o => CreateView(o.View),
        DropViewOperation o => [$"DROP VIEW {Quoted(o.View)}"],
        CreateSequenceOperation o => CreateSequence(o.Sequence),
        DropSequenceOperation o => Dialect.Features.Sequences ? [$"DROP SEQUENCE {Quoted(o.Sequence)}"] : throw LacksSequences(o.Sequence),
        CreateEnumOperation o => CreateEnum(o.Enum),
        DropEnumOperation o => Dialect.Features.EnumTypes ? [$"DROP TYPE {Quoted(o.Enum)}"] : [],
        AlterEnumOperation o => AlterEnum(after, before.Enum(o.Enum), after.Enum(o.Enum), isUsedNext: true),
        SqlOperation o => o.Dialect is null || o.Dialect.Equals(Dialect.Name, StringComparison.OrdinalIgnoreCase) ? [o.Sql] : [],
        _ => throw new NotSupportedException($"{Dialect.Name} has no statement for '{operation}'."),
    };

    private static bool MayNameLabels(SchemaOperation operation) => operation
        is SqlOperation or CreateTableOperation or AddColumnOperation or AlterColumnOperation or AddCheckOperation or CreateViewOperation or CreateIndexOperation { Index.Filter: not null };

    /// <summary>The refusal of a change that the database cannot do.</summary>
    /// <param name="what">What it cannot do, after "cannot".</param>
    /// <param name="instead">A way out, as a sentence.</param>
    protected NotSupportedException Cannot(string what, string instead) =>
        new($"{(Dialect.Version is null ? Dialect.Name : $"{Dialect.Name} {Dialect.Version}")} cannot {what}. {instead}");

    private NotSupportedException LacksSequences(ObjectName name) =>
        Cannot($"give sequences to columns, such as {name}", "Use an identity key, or run SQL of your own on this database only.");
}
