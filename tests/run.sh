#!/usr/bin/env bash
# Everything: installs what is missing, builds with warnings as errors, checks the format, runs all tests.
# The last line is `N passed, N failed, N skipped`; the exit code is 0 only when nothing failed and something passed.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root" || exit 1
exec </dev/null
. deploy/packages.sh

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build server outlives the run: a CI job would wait for it.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
export HOME="${HOME:-/tmp}"
# Short runs gain nothing from code that is instrumented first and optimised by the profile later.
export DOTNET_TieredPGO=0
results="$root/TestResults"
rm -rf "$results"
mkdir -p "$results"

finish() {
  echo "$1 passed, $2 failed, $3 skipped"
  [ "$2" -eq 0 ] && [ "$1" -gt 0 ]
  exit
}

# one step that must succeed before anything is tested
step() {
  local name="$1" started=$SECONDS
  shift
  echo "== $name"
  if ! "$@"; then
    echo "$name failed."
    finish 0 1 0
  fi
  echo "   $((SECONDS - started)) s"
}

step "Debian packages" install_missing "${kdw_packages[@]}" "${kdw_test_packages[@]}"
step ".NET SDK" require_dotnet
step "Chromium" command -v chromium
step "clamd" env PATH="$PATH:/usr/sbin:/usr/local/sbin" bash -c "command -v clamd"
step "Restore" dotnet restore -v q
step "Build" dotnet build --no-restore -v q -clp:NoSummary
step "Format" dotnet format --no-restore --verify-no-changes

# an attribute of the result file's Counters
counter() { sed -n "s/.*<Counters.*[ ]$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -1; }

# runs the tests of one project; what it says and how it ended stand in the results folder
run_project() {
  local name started=$SECONDS
  name="$(basename "$1" .csproj)"
  dotnet test "$1" --no-build --nologo -v q --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
    --logger "console;verbosity=normal" --blame-hang-timeout 10m --blame-hang-dump-type none >"$results/$name.log" 2>&1
  echo "$? $((SECONDS - started))" >"$results/$name.status"
}

# The journeys in the browser wait more than they compute: they run beside the other projects, which run one after the other.
echo "== Tests"
browser=tests/*BrowserTests/*.csproj
for project in $browser; do run_project "$project" & done
for project in tests/*Tests/*.csproj; do
  [[ "$project" == *BrowserTests* ]] || run_project "$project"
done
wait

passed=0 failed=0 skipped=0 names=""
for project in tests/*Tests/*.csproj; do
  name="$(basename "$project" .csproj)"
  trx="$results/$name.trx"
  status=1 took=0
  [ -f "$results/$name.status" ] && read -r status took <"$results/$name.status"
  total=0 ok=0 bad=0 ran=0
  if [ -f "$trx" ]; then
    total="$(counter "$trx" total)" ran="$(counter "$trx" executed)" ok="$(counter "$trx" passed)" bad="$(counter "$trx" failed)"
    total=$((${total:-0})) ran=$((${ran:-0})) ok=$((${ok:-0})) bad=$((${bad:-0}))
  fi
  # whatever ran and did not pass failed: errors, time-outs, aborted runs
  [ $((ran - ok)) -gt "$bad" ] && bad=$((ran - ok))
  # the host crashed, or hung, or could not be started
  [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  if [ "$bad" -gt 0 ]; then
    grep -v '^ *Passed ' "$results/$name.log"
    names+="$(grep -A 4 '^ *Failed [A-Za-z]' "$results/$name.log" | cut -c 1-300)"$'\n'
  fi
  echo "== $name: $ok passed, $bad failed, $((total - ran)) skipped, $took s"
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - ran))
done

# once more at the end, where whoever sees only the last lines finds them
[ -n "$names" ] && printf '== What failed\n%s\n' "$names"
[ $((passed + failed + skipped)) -eq 0 ] && { echo "No test ran."; finish 0 1 0; }
finish "$passed" "$failed" "$skipped"
