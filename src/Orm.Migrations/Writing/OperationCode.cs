using Orm.Schema;

namespace Orm.Migrations;

/// <summary>An operation as the call that makes it.</summary>
internal static class OperationCode
{
    public static IEnumerable<string> Of(SchemaOperation operation)
    {
        if (operation is CreateTableOperation create)
            return CreateTable(create.Table);
        return [$"op.{Call(operation)};"];
    }

    private static string Call(SchemaOperation operation) => operation switch
    {
        DropTableOperation o => $"DropTable({CSharp.Name(o.Table)})",
        RenameTableOperation o => $"RenameTable({CSharp.Name(o.Table)}, {CSharp.Name(o.NewName)})",
        CommentTableOperation o => $"CommentTable({CSharp.Name(o.Table)}, {CSharp.Text(o.Comment)})",
        AddColumnOperation o => $"AddColumn({CSharp.Name(o.Table)}, c => {ColumnCode.Of("c", o.Column)}{Optional("backfill", o.BackfillSql)})",
        DropColumnOperation o => $"DropColumn({CSharp.Name(o.Table)}, {CSharp.Text(o.Column)})",
        RenameColumnOperation o => $"RenameColumn({CSharp.Name(o.Table)}, {CSharp.Text(o.Column)}, {CSharp.Text(o.NewName)})",
        AlterColumnOperation o => $"AlterColumn({CSharp.Name(o.Table)}, c => {ColumnCode.Of("c", o.NewColumn)}{Optional("convert", o.UsingSql)})",
        AddPrimaryKeyOperation o => $"AddPrimaryKey({CSharp.Name(o.Table)}, {Texts([o.Key.Name, .. o.Key.Columns])})",
        DropPrimaryKeyOperation o => $"DropPrimaryKey({CSharp.Name(o.Table)})",
        AddForeignKeyOperation o => $"AddForeignKey({CSharp.Name(o.Table)}, {ForeignKey(o.ForeignKey)})",
        DropForeignKeyOperation o => $"DropForeignKey({CSharp.Name(o.Table)}, {CSharp.Text(o.Name)})",
        CreateIndexOperation o => $"CreateIndex({CSharp.Name(o.Table)}, {Index(o.Index)})",
        DropIndexOperation o => $"DropIndex({CSharp.Name(o.Table)}, {CSharp.Text(o.Name)})",
        RenameIndexOperation o => $"RenameIndex({CSharp.Name(o.Table)}, {CSharp.Text(o.Name)}, {CSharp.Text(o.NewName)})",
        RenameConstraintOperation o => $"RenameConstraint({CSharp.Name(o.Table)}, {CSharp.Text(o.Name)}, {CSharp.Text(o.NewName)})",
        AddCheckOperation o => $"AddCheck({CSharp.Name(o.Table)}, {CSharp.Text(o.Check.Name)}, {CSharp.Text(o.Check.Sql)})",
        DropCheckOperation o => $"DropCheck({CSharp.Name(o.Table)}, {CSharp.Text(o.Name)})",
        CreateViewOperation o => $"CreateView({CSharp.Name(o.View.Name)}, {CSharp.Text(o.View.Sql)})",
        DropViewOperation o => $"DropView({CSharp.Name(o.View)})",
        CreateSequenceOperation o => $"CreateSequence({CSharp.Name(o.Sequence.Name)})",
        DropSequenceOperation o => $"DropSequence({CSharp.Name(o.Sequence)})",
        CreateEnumOperation o => $"CreateEnum({CSharp.Name(o.Enum.Name)}, {Texts(o.Enum.Labels)})",
        DropEnumOperation o => $"DropEnum({CSharp.Name(o.Enum)})",
        AlterEnumOperation o => $"AlterEnum({CSharp.Name(o.Enum)}, {Texts(o.Labels)})",
        SqlOperation o => $"Sql({CSharp.Text(o.Sql)}{Optional("reverse", o.ReverseSql)}{Optional("dialect", o.Dialect)})",
        _ => throw new NotSupportedException($"{operation.GetType().Name} has no form in code."),
    };

    private static IEnumerable<string> CreateTable(TableSchema table)
    {
        yield return $"op.CreateTable({CSharp.Name(table.Name)}, t =>";
        yield return "{";
        foreach (ColumnSchema column in table.Columns)
            yield return $"    {ColumnCode.Of("t", column)};";
        if (table.PrimaryKey is { } key)
            yield return $"    t.PrimaryKey({Texts([key.Name, .. key.Columns])});";
        foreach (IndexSchema index in table.Indexes)
            yield return index.IsUnique && index.Filter is null ? $"    t.Unique({Texts([index.Name, .. Columns(index)])});" : $"    t.Index({Index(index)});";
        foreach (ForeignKeySchema foreignKey in table.ForeignKeys)
            yield return $"    t.ForeignKey({ForeignKey(foreignKey)});";
        foreach (CheckSchema check in table.Checks)
            yield return $"    t.Check({CSharp.Text(check.Name)}, {CSharp.Text(check.Sql)});";
        if (table.Comment is { } comment)
            yield return $"    t.Comment({CSharp.Text(comment)});";
        yield return "});";
    }

    private static string Index(IndexSchema index) => index.IsUnique || index.Filter is not null
        ? $"{CSharp.Text(index.Name)}, {CSharp.List(Columns(index))}{(index.IsUnique ? ", unique: true" : "")}{Optional("filter", index.Filter)}"
        : Texts([index.Name, .. Columns(index)]);

    private static IEnumerable<string> Columns(IndexSchema index) => index.Columns.Select(static c => c.IsDescending ? c.Name + " DESC" : c.Name);

    private static string ForeignKey(ForeignKeySchema key)
    {
        string columns = key.Columns.Count == 1 ? CSharp.Text(key.Columns[0]) : CSharp.List(key.Columns);
        string principal = key.PrincipalColumns.Count == 1 ? CSharp.Text(key.PrincipalColumns[0]) : CSharp.List(key.PrincipalColumns);
        return $"{CSharp.Text(key.Name)}, {columns}, {CSharp.Name(key.Principal)}, {principal}"
            + (key.OnDelete == ReferentialAction.NoAction ? "" : $", onDelete: ReferentialAction.{key.OnDelete}")
            + (key.OnUpdate == ReferentialAction.NoAction ? "" : $", onUpdate: ReferentialAction.{key.OnUpdate}");
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(CSharp.Text));

    private static string Optional(string name, string? sql) => sql is null ? "" : $", {name}: {CSharp.Text(sql)}";
}
