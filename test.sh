#!/usr/bin/env bash
# Builds everything once and runs every test project; installs and starts what the tests need, and stops it afterwards.
#   ./test.sh           all tests
#   ./test.sh --long    also the long-running ones (soaks)
# The last line is the sum over all projects; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
configuration=Release

explicit=off
for argument in "$@"; do
    case $argument in
        --long) explicit=on ;;
        *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
    esac
done

source scripts/servers.sh
trap stop_servers EXIT
trap 'exit 130' INT TERM

fail() {
    echo "$1" >&2
    echo "0 passed, 1 failed"
    exit 1
}

command -v dotnet >/dev/null || fail "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download"

# NativeAOT links with clang or gcc, against zlib; SQLite and PostgreSQL tests need nothing else from the system.
if ! { command -v clang || command -v gcc; } >/dev/null || { [ -d /usr/include ] && [ ! -e /usr/include/zlib.h ]; }; then
    install_debian_packages gcc libc6-dev zlib1g-dev || fail "NativeAOT tests need clang or gcc, and zlib's headers."
fi

dotnet build Orm.sln -c "$configuration" -v quiet -clp:"ErrorsOnly;NoSummary" </dev/null || fail "The build failed."
start_postgresql </dev/null || fail "PostgreSQL could not be started."
start_postgresql_standby </dev/null || fail "PostgreSQL's standby could not be started."
# Its specs are skipped without it, and fail for it where CI=true.
start_pgbouncer </dev/null || true
start_mariadb </dev/null || fail "MariaDB could not be started."

passed=0 failed=0 skipped=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    # A library of suites that other test projects host.
    ! grep -q '<OutputType>Library' "$project" || continue
    executable=tests/$name/bin/$configuration/net10.0/$name
    [ -x "$executable" ] || { echo "$name: $executable was not built; is the project in Orm.sln?"; failed=$((failed + 1)); continue; }
    log=$(mktemp)
    "$executable" -noLogo -noColor -explicit "$explicit" </dev/null >"$log" 2>&1
    code=$?
    summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -1)
    count() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
    if [ -z "$summary" ]; then
        cat "$log"
        echo "$name: ended without a summary, exit code $code"
        failed=$((failed + 1))
    else
        total=$(count Total) errors=$(count Errors) bad=$(count Failed) skips=$(count Skipped) unrun=$(count 'Not Run')
        bad=$((bad + errors))
        # A project that runs no test, or fails outside of its tests, must not look green.
        if [ "$bad" = 0 ] && { [ "$code" != 0 ] || [ "$total" = 0 ]; }; then bad=1; fi
        [ "$bad" = 0 ] || cat "$log"
        good=$((total - $(count Failed) - skips - ${unrun:-0}))
        echo "$name: $good passed, $bad failed$([ "$skips" = 0 ] || echo ", $skips skipped")"
        passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skips))
    fi
    rm -f "$log"
done

stop_servers
echo "$passed passed, $failed failed$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
[ "$failed" = 0 ]
