#!/usr/bin/env bash
# Floors and the portal in turn, one table (docs/performance.md). `bash tests/bench.sh quick` for short rounds.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
. deploy/packages.sh
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
require_dotnet
[ "$(nproc)" -ge 2 ] || { echo "Two cores are needed: one for the server, one for the load." >&2; exit 1; }

out="$root/artifacts/bench"
publish() { dotnet publish "$1" -c Release -o "$2" -v q -p:RunAnalyzers=false -clp:NoSummary </dev/null; }
echo "Building ..." >&2
publish src/KitakyushuDigitalWindow.Web "$root/artifacts/portal"
publish tests/KitakyushuDigitalWindow.Benchmarks/Floor "$out/floor"
dotnet build tests/KitakyushuDigitalWindow.Benchmarks -c Release -v q -p:RunAnalyzers=false -clp:NoSummary </dev/null
exec taskset -c 1 dotnet tests/KitakyushuDigitalWindow.Benchmarks/bin/Release/net10.0/KitakyushuDigitalWindow.Benchmarks.dll \
  "$root/artifacts/portal/KitakyushuDigitalWindow.Web.dll" "$out/floor/KitakyushuDigitalWindow.Floor.dll" "$@"
