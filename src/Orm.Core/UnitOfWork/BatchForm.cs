namespace Orm.UnitOfWork;

/// <summary>The columns that the rows of a batch write, and those that its inserts leave out on purpose: they are written by a later update.</summary>
internal sealed record BatchForm(ColumnSet Columns, ColumnSet Omitted);
