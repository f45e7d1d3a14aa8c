#!/usr/bin/env bash
# Rewrites PublicAPI.Unshipped.txt of every package from what its assembly exposes (what Shipped lists is left out). Review the difference.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C

for project in $(grep -l '<IsAotCompatible>true' src/*/*.csproj); do
    folder=$(dirname "$project")
    [ -e "$folder/PublicAPI.Shipped.txt" ] || echo '#nullable enable' >"$folder/PublicAPI.Shipped.txt"
    echo '#nullable enable' >"$folder/PublicAPI.Unshipped.txt"
done

# Debug, so that the lists are made by the build that people have at hand; dependencies are built by the first of them.
for project in $(grep -l '<IsAotCompatible>true' src/*/*.csproj); do
    folder=$(dirname "$project")
    log=$(mktemp)
    touch "$folder/PublicAPI.Unshipped.txt"
    dotnet build "$project" --no-incremental -nologo -v quiet -p:RunAnalyzers=true -p:TrackPublicApi=true -p:TreatWarningsAsErrors=false -p:WarningsAsErrors= >"$log" || { cat "$log"; rm -f "$log"; exit 1; }
    sed -nE "s/.*warning RS0016: Symbol '(.*)' is not part of the declared public API.*\[[^]]*$(basename "$project")[^]]*\]\$/\1/p" "$log" | sort -u >>"$folder/PublicAPI.Unshipped.txt"
    echo "$(basename "$project" .csproj): $(($(wc -l <"$folder/PublicAPI.Unshipped.txt") - 1)) members"
    rm -f "$log"
done
