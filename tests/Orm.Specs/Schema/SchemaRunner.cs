using System.Data;
using System.Data.Common;
using Orm.Execution;
using Orm.Schema;

namespace Orm.Specs.Schema;

/// <summary>Runs statements of DDL as a revision is run.</summary>
public static class SchemaRunner
{
    public static async Task RunAsync(Database database, IEnumerable<SchemaStatement> statements, CancellationToken cancellationToken)
    {
        List<SchemaStatement> all = [.. statements];
        int first = all.FindIndex(static s => !s.OutsideTransaction);
        int last = all.FindLastIndex(static s => !s.OutsideTransaction);
        DriverConnection connection = await database.RentAsync(cancellationToken);
        try
        {
            for (int i = 0; i < all.Count; i++)
            {
                if (i == first)
                    await connection.BeginAsync(IsolationLevel.Unspecified, cancellationToken);
                try
                {
                    await RunAsync(connection, all[i], cancellationToken);
                }
                catch (DbException exception)
                {
                    throw new InvalidOperationException($"{exception.Message}\nin: {all[i].Sql}\nof:\n{string.Join(";\n", all.Select(static s => s.Sql))}", exception);
                }

                if (i == last)
                    await connection.CommitAsync();
            }

            await connection.Statements.ClearAsync();
        }
        catch
        {
            await connection.RollbackAsync();
            foreach (SchemaStatement statement in all.Skip(last + 1))
                await RunAsync(connection, statement, cancellationToken);
            throw;
        }
        finally
        {
            await database.ReturnAsync(connection, reset: true);
        }
    }

    public static Task RunAsync(Database database, IEnumerable<string> statements, CancellationToken cancellationToken) =>
        RunAsync(database, statements.Select(static s => new SchemaStatement(s)), cancellationToken);

    private static async Task RunAsync(DriverConnection connection, SchemaStatement statement, CancellationToken cancellationToken)
    {
        string suffix = statement.SuffixQuery is { } asked ? string.Concat(await TextsAsync(connection, asked, cancellationToken)) : "";
        foreach (string text in statement.RowsAreStatements ? await TextsAsync(connection, statement.Sql, cancellationToken) : [statement.Sql + suffix])
            await connection.ExecuteScriptAsync(text, cancellationToken);
    }

    private static async Task<List<string>> TextsAsync(DriverConnection connection, string sql, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        await using (PreparedStatement query = connection.Prepare(sql))
        await using (DbDataReader rows = await query.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
                texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
