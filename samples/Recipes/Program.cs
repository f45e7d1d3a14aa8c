using Orm;
using Recipes;

// Each recipe runs on fresh tables: in memory, or in the database that the first argument names, whose tables of the same names it drops.
// A folder or file name in the left column is where its code is.
string url = args.Length > 0 ? args[0] : "sqlite:///:memory:";
await Show("Databases/EngineFromUrl", async _ => await EngineFromUrl.RunAsync(url));
await Show("Databases/PoolConfiguration", async _ => await PoolConfiguration.RunAsync(url));
await Show("Sessions/FactoryWithOptions", async db => await FactoryWithOptions.RunAsync(db));
await Show("Sessions/CustomSession", async db => string.Join(", ", await CustomSession.RunAsync(db)));
await Show("Sessions/ScopedSession", async db => await ScopedSession.RunAsync(db));
await Show("Sessions/CreateWithFlush", async db => await CreateWithFlush.RunAsync(db));
await Show("Sessions/GetOneOrNone", async db => (await GetOneOrNone.RunAsync(db)).ByKey!.Name);
await Show("Sessions/AddAll", async db => (await AddAll.RunAsync(db, 1000)).Count);
await Show("Sessions/TransactionBlock", async db =>
{
    await TransactionBlock.RenameAsync(db, "Ada", "Augusta");
    return "renamed";
});
await Show("Sessions/BulkInsert", async db => (await BulkInsert.RunAsync(db, 1000)).Inserted);
await Show("Sessions/RetriedTransaction", async db => await RetriedTransaction.RunAsync(db, 1));
await Show("Writing/RichValues", async db => await RichValues.RunAsync(db));
await Show("Writing/ChangeAndRemove", async db => await ChangeAndRemove.RunAsync(db));
await Show("Writing/EditConflict", async db => await EditConflict.RunAsync(db));
await Show("Writing/InsertOrUpdate", async db => await InsertOrUpdate.RunAsync(db));
await Show("Writing/TakenName", async db => (await TakenName.RunAsync(db)).Property!);
await Show("Statements/SelectAll", async db => string.Join(", ", (await SelectAll.RunAsync(db)).Names));
await Show("Statements/UpdateByStatement", async db => await UpdateByStatement.RunAsync(db));
await Show("Statements/IlikeFilter", async db => string.Join(", ", (await IlikeFilter.RunAsync(db)).ByPattern));
await Show("Statements/DynamicConditions", async db => string.Join(", ", await DynamicConditions.RunAsync(db, minimumAge: 40)));
await Show("Statements/OffsetPage", async db => string.Join(", ", (await OffsetPage.RunAsync(db, page: 1, size: 2)).Titles));
await Show("Statements/KeysetPage", async db => string.Join(", ", (await KeysetPage.RunAsync(db, after: null, size: 2)).Titles));
await Show("Statements/ProjectedRecord", async db => string.Join(", ", await ProjectedRecord.RunAsync(db)));
await Show("Statements/CountPerUser", async db => string.Join(", ", await CountPerUser.RunAsync(db)));
await Show("Statements/SqlByHand", async db => string.Join(", ", (await SqlByHand.RunAsync(db, "%d%", [1, 2])).Names));
await Show("Statements/Streaming", async db => await Streaming.RunAsync(db));
await Show("Relationships/OneToMany", async db => string.Join(", ", (await OneToMany.RunAsync(db)).Left));
await Show("Relationships/ManyToMany", async db => string.Join(", ", await ManyToMany.TagAsync(db, 1, "code", "fresh")));
await Show("Relationships/SelectInLoading", async db => string.Join(", ", await SelectInLoading.RunAsync(db)));
await Show("Relationships/JoinedWithSelectIn", async db => string.Join(", ", await JoinedWithSelectIn.RunAsync(db)));
await Show("Relationships/ExplicitLoad", async db => await ExplicitLoad.RunAsync(db));
await Show("Relationships/WriteOnlyCollection", async db => await WriteOnlyCollection.RunAsync(db) is var (count, latest) ? $"{count} messages, latest {string.Join(", ", latest)}" : "");

await Show("Applications/EntitiesAsJson", async db => (await EntitiesAsJson.RunAsync(db)).With);

// These open databases by themselves, so that memory would be empty for them.
string primary = await FileAsync(), replica = await FileAsync();
Console.WriteLine($"{"Databases/ReadReplicas",-36}{string.Join(", ", await ReadReplicas.RunAsync(primary, replica))}");
Console.WriteLine($"{"Applications/ApplicationServices",-36}{await ApplicationServices.RunAsync(primary, replica)}");
Console.WriteLine($"{"Applications/WatchedStatements",-36}{string.Join(", ", await WatchedStatements.RunAsync(primary))}");
Console.WriteLine($"{"Migrations/UpgradeToHead",-36}{(await UpgradeToHead.RunAsync(replica)).Current}");
Console.WriteLine($"{"Migrations/AutogenerateRevision",-36}{AutogenerateRevision.Run().Split('\n').Length} lines");

static async Task<string> FileAsync()
{
    string file = $"sqlite:///{Path.Combine(Directory.CreateTempSubdirectory("orm-recipes-").FullName, "recipes.db")}";
    await using var db = Database.Connect(file);
    await SampleData.AddAsync(db);
    return file;
}

async Task Show(string name, Func<Database, Task<object>> recipe)
{
    await using var db = Database.Connect(url);
    if (args.Length > 0)
        await db.DropTablesAsync();
    await SampleData.AddAsync(db);
    Console.WriteLine($"{name,-36}{await recipe(db)}");
}
