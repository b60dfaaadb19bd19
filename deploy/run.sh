#!/usr/bin/env bash
# Starts the portal with its sandbox and demo data: the portal on http://localhost:5080, the sandbox on http://localhost:5081.
# Needs Debian 12 with the .NET 10 SDK; installs the rest. Ctrl-C stops it; the data stays in ./data.
# Settings by environment (all optional): Urls, Database__Provider, ConnectionStrings__DigitalWindow, Storage__Path, Sandbox__Url
# (empty: none), Clamd__Address, Surfaces__Enabled, Demo__Seed (full, small, none), Mail__Port, Portal__BaseUrl, ASPNETCORE_ENVIRONMENT.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
. "$root/deploy/packages.sh"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
export Urls="${Urls:-http://localhost:5080}"
if [ "$ASPNETCORE_ENVIRONMENT" = Development ]; then
  export Sandbox__Url="${Sandbox__Url-http://localhost:5081}" Demo__Seed="${Demo__Seed:-full}"
fi
# A clamd of this machine scans the files; without one they are not scanned, and Production does not start (docs/adr/0008).
if [ -z "${Clamd__Address:-}" ] && [ -S /run/clamav/clamd.ctl ]; then
  export Clamd__Address=unix:/run/clamav/clamd.ctl
fi
export Mail__Port="${Mail__Port:-5025}"
export Storage__Path="${Storage__Path:-$root/data}"
case "$Storage__Path" in /*) ;; *) Storage__Path="$PWD/$Storage__Path" ;; esac
first="${Urls%%;*}"
export Portal__BaseUrl="${Portal__BaseUrl:-$first}"

# host and port of an address, as two words; * and + listen everywhere
address_of() {
  local scheme="${1%%://*}" rest="${1#*://}"
  rest="${rest%%/*}"
  local host="${rest%:*}" port="${rest##*:}"
  [ "$host" = "$rest" ] && { [ "$scheme" = https ] && port=443 || port=80; }
  case "$host" in '*'|'+'|0.0.0.0|'[::]') host=localhost ;; esac
  echo "$host $port"
}

is_taken() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# the body that GET gives, when the status is 200
get() {
  local host port path="${1#*://*/}"
  read -r host port < <(address_of "$1")
  [ "$path" = "$1" ] && path=""
  (
    exec 3<>"/dev/tcp/$host/$port"
    printf 'GET /%s HTTP/1.0\r\nHost: %s:%s\r\n\r\n' "$path" "$host" "$port" >&3
    read -r -t 10 _ status _ <&3 && [ "$status" = 200 ] || exit 1
    while IFS= read -r line <&3 && [ "${line%$'\r'}" != "" ]; do :; done
    cat <&3
  ) 2>/dev/null
}

refuse_taken() {
  local host port
  read -r host port < <(address_of "$2")
  if is_taken "$host" "$port"; then
    echo "Port $port ($1) is in use. Stop what runs there, or set $3, for example:  $4 bash deploy/run.sh" >&2
    exit 1
  fi
}

IFS=';' read -ra addresses <<<"$Urls"
for address in "${addresses[@]}"; do
  refuse_taken "the portal" "$address" Urls "Urls=http://localhost:5090"
done
if [ -n "${Sandbox__Url:-}" ]; then
  refuse_taken "the sandbox" "$Sandbox__Url" Sandbox__Url "Sandbox__Url=http://localhost:5091"
  refuse_taken "the sandbox's mail inbox" "smtp://localhost:$Mail__Port" Mail__Port "Mail__Port=5035"
fi

require_dotnet
install_missing "${kdw_packages[@]}"

echo "Building ..."
app="$root/artifacts/portal"
log="$(mktemp)"
if ! dotnet publish "$root/src/KitakyushuDigitalWindow.Web" -c Release -o "$app" -v q -p:RunAnalyzers=false </dev/null >"$log" 2>&1; then
  cat "$log" >&2
  rm -f "$log"
  echo "The build failed." >&2
  exit 1
fi
rm -f "$log"

mkdir -p "$Storage__Path"
log="$Storage__Path/portal.log"
before="$(wc -c 2>/dev/null <"$log" || echo 0)"
cd "$app"
dotnet KitakyushuDigitalWindow.Web.dll </dev/null >>"$log" 2>&1 &
server=$!

stop() {
  trap '' INT TERM HUP
  kill -TERM "$server" 2>/dev/null || true # SIGTERM lets running requests end and the outbox put its work down
  wait "$server" 2>/dev/null || true
  echo "Stopped. The data is in $Storage__Path"
  exit 0
}
trap stop INT TERM HUP

for _ in $(seq 600); do
  get "$first/readyz" >/dev/null && break
  if ! kill -0 "$server" 2>/dev/null; then
    tail -c "+$((before + 1))" "$log" >&2
    echo "The portal did not start; the reason stands above and in $log" >&2
    exit 1
  fi
  sleep 0.2
done

echo
echo "  Portal              $Portal__BaseUrl"
echo "  Ward offices        $Portal__BaseUrl/staff/queue"
echo "  Data, log           $Storage__Path  $log"
if [ -n "${Sandbox__Url:-}" ]; then
  echo "  Sandbox, mail       $Sandbox__Url/  $Sandbox__Url/inbox"
  echo
  echo "  Demo accounts (no passwords: choose the person on the sandbox's log-in page)"
  accounts=""
  for _ in 1 2 3; do
    accounts="$(get "${Sandbox__Url%/}/accounts" || true)"
    [ -n "$accounts" ] && break
    sleep 1
  done
  sed 's/^/  /' <<<"$accounts"
fi
echo
echo "Ready. Ctrl-C stops it."
echo
status=0
wait "$server" || status=$?
echo "The portal ended by itself (status $status); see $log" >&2
exit "$status"
