#!/usr/bin/env bash
# The quick comparison on one database, with a server of its own: scripts/benchmark.sh sqlite|postgresql|mariadb [--rounds 40 …]
# ORM_TEST_POSTGRESQL or ORM_TEST_MARIADB name a server that runs already. Takes some minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/servers.sh

database=${1:-sqlite}
[ $# = 0 ] || shift
project=benchmarks/Orm.Benchmarks
trap stop_servers EXIT
case $database in
    sqlite) ;;
    postgresql) start_postgresql ;;
    # EF Core 10 has no provider for MariaDB; this project has the same sources and EF Core 9.
    mariadb) start_mariadb && project=benchmarks/Orm.Benchmarks.EfCore9 ;;
    *) echo "There is no database $database: sqlite, postgresql, mariadb." >&2; exit 2 ;;
esac
dotnet build "$project" -c Release -v quiet -nologo -clp:"ErrorsOnly;NoSummary" </dev/null
dotnet run -c Release --no-build --project "$project" -- quick --database "$database" "$@"
