using System.Data.Common;
using System.Runtime.InteropServices;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The ordering of a query as keyset pages need it: its terms, first to last, which tell all rows apart.</summary>
internal sealed class KeysetOrder
{
    private readonly QueryNode[] _terms;

    private KeysetOrder(QueryNode[] terms, bool[] nullable, ulong fingerprint) => (_terms, Nullable, Fingerprint) = (terms, nullable, fingerprint);

    public int Count => _terms.Length;

    /// <summary>Which of the terms may be null.</summary>
    public bool[] Nullable { get; }

    /// <summary>Tells this ordering from others, in every process.</summary>
    public ulong Fingerprint { get; }

    public Operand Operand(int index) => (Operand)_terms[index].Payload!;

    public SortOrder Direction(int index) => (SortOrder)_terms[index].Argument;

    public bool IsDescending(int index) => (Direction(index) & SortOrder.Descending) != 0;

    public ColumnType Mapping(int index) => Operand(index).Mapping!;

    /// <summary>Takes a query's ordering; refuses queries whose rows it does not tell apart.</summary>
    public static KeysetOrder Of(QueryNode query)
    {
        if ((query.Flags & (QueryFlags.Grouped | QueryFlags.Distinct)) != 0)
            throw new InvalidOperationException("Keyset pages need rows that a key tells apart, which GroupBy and Distinct do not give. Use Take and Skip, or ToPageAsync.");
        QueryNode[] terms = Terms(query);
        if (terms.Length == 0)
            throw new InvalidOperationException($"Keyset pages need an ordering that ends in a key: .OrderBy({Example(query)}).");
        var operands = Array.ConvertAll(terms, static t => (Operand)t.Payload!);
        if (Array.Find(operands, static o => o.Mapping is null) is not null)
            throw new InvalidOperationException("Keyset pages are ordered by columns and expressions over them; one of the orderings is a bare value.");
        if (Uniqueness.FirstAmbiguous(query, operands) is { } table)
        {
            throw new InvalidOperationException(
                $"Keyset pages need an ordering that tells all rows apart, but this one contains neither the primary key nor a unique index of {table.Mapper.EntityName}, so rows that are equal in it could be left out. End it with the key: .ThenBy({Example(table)}).");
        }

        // Where a row may come without its left side, columns that take no null are null there.
        bool anyMayBeMissing = Uniqueness.LeavesOutLeftSide(query);
        bool[] nullable = Array.ConvertAll(operands, o => anyMayBeMissing || o is not IColumn column || column.Info.IsNullable || column.Table is not IPlacedTable);
        return new KeysetOrder(terms, nullable, FingerprintOf(query, operands));
    }

    /// <summary>Refuses a cursor that another ordering gave.</summary>
    public void Require(Cursor cursor)
    {
        bool fits = cursor.Ordering == Fingerprint && cursor.Values.Length == Count;
        for (int i = 0; fits && i < Count; i++)
        {
            CursorValue value = cursor.Values[i];
            fits = value.Kind == Mapping(i).Kind && (!value.IsNull || Nullable[i]);
        }

        if (!fits)
            throw new InvalidCursorException("The cursor was given by a query with another ordering than this one. Use it with the query that it came from, or begin again with the first page.");
    }

    /// <summary>The cursor of the current row, in which each term's value stands at an ordinal; no digit is cut, or the row would come again.</summary>
    public Cursor Read(DbDataReader row, int[] ordinals)
    {
        var writer = new CursorWriter(Count);
        for (int i = 0; i < Count; i++)
        {
            if (row.IsDBNull(ordinals[i]))
                Mapping(i).BindNull(writer, i);
            else
                Mapping(i).WithDigits(TemporalType.MostDigits).Copy(row, ordinals[i], writer, i);
        }

        return new Cursor(Fingerprint, writer.Values);
    }

    private static QueryNode[] Terms(QueryNode query)
    {
        var terms = new List<QueryNode>();
        for (QueryNode? node = query; node is not null; node = node.Previous)
        {
            if (node.Clause is Clause.OrderBy or Clause.ThenBy)
                terms.Add(node);
            if (node.Clause == Clause.OrderBy)
                break;
        }

        terms.Reverse();
        return [.. terms];
    }

    private static ulong FingerprintOf(QueryNode query, Operand[] operands)
    {
        var writer = new SqlWriter(OrderingDialect.Instance);
        SelectRenderer.WriteOrderAlone(writer, query);
        ulong hash = CursorFormat.Hash(MemoryMarshal.AsBytes(writer.Text));
        foreach (Operand operand in operands)
            hash = CursorFormat.Hash([(byte)operand.Mapping!.Kind], hash);
        if (writer.ParameterCount == 0)
            return hash;
        // Values in the ordering's expressions are part of it.
        var values = new CursorWriter(writer.ParameterCount);
        writer.Bind(values);
        using var stream = new MemoryStream();
        using var bytes = new BinaryWriter(stream);
        foreach (CursorValue value in values.Values)
            CursorFormat.Write(bytes, value);
        return CursorFormat.Hash(stream.ToArray(), hash);
    }

    private static string Example(QueryNode query) => Example(WriteRenderer.Target(query));

    private static string Example(ITableSource table)
    {
        TableInfo info = table.Mapper.Table;
        return info.PrimaryKey is { } key ? $"x => x.{info.Columns[key.Columns[0]].Property}" : "x => x.Key";
    }
}
