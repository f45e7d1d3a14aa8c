namespace Orm.Recipes.Tests;

public sealed class SqliteApplicationRecipes : ApplicationRecipeTests<SqliteRecipes>;

public sealed class SqliteDatabaseRecipes : DatabaseRecipeTests<SqliteRecipes>;

public sealed class SqliteMigrationRecipes : MigrationRecipeTests<SqliteRecipes>;

public sealed class SqliteModelRecipes : ModelRecipeTests<SqliteRecipes>;

public sealed class SqliteRelationshipRecipes : RelationshipRecipeTests<SqliteRecipes>;

public sealed class SqliteSessionRecipes : SessionRecipeTests<SqliteRecipes>;

public sealed class SqliteStatementRecipes : StatementRecipeTests<SqliteRecipes>;

public sealed class SqliteWritingRecipes : WritingRecipeTests<SqliteRecipes>;

public sealed class PostgreSqlApplicationRecipes : ApplicationRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlDatabaseRecipes : DatabaseRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlMigrationRecipes : MigrationRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlModelRecipes : ModelRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlRelationshipRecipes : RelationshipRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlSessionRecipes : SessionRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlStatementRecipes : StatementRecipeTests<PostgreSqlRecipes>;

public sealed class PostgreSqlWritingRecipes : WritingRecipeTests<PostgreSqlRecipes>;

public sealed class MariaDbApplicationRecipes : ApplicationRecipeTests<MariaDbRecipes>;

public sealed class MariaDbDatabaseRecipes : DatabaseRecipeTests<MariaDbRecipes>;

public sealed class MariaDbMigrationRecipes : MigrationRecipeTests<MariaDbRecipes>;

public sealed class MariaDbModelRecipes : ModelRecipeTests<MariaDbRecipes>;

public sealed class MariaDbRelationshipRecipes : RelationshipRecipeTests<MariaDbRecipes>;

public sealed class MariaDbSessionRecipes : SessionRecipeTests<MariaDbRecipes>;

public sealed class MariaDbStatementRecipes : StatementRecipeTests<MariaDbRecipes>;

public sealed class MariaDbWritingRecipes : WritingRecipeTests<MariaDbRecipes>;
