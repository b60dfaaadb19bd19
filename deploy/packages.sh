# Sourced by deploy/run.sh and tests/run.sh: what the portal needs of Debian besides the .NET SDK.
# Chromium prints the letters; the fonts set them (fonts-noto-cjk has the characters that BIZ UD lacks); Poppler shows clerks the pages of a PDF.
kdw_packages=(chromium poppler-utils fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho fonts-noto-cjk)
# The tests start a clamd of their own, with signatures of their own; none is running after the installation, none is downloaded.
kdw_test_packages=(clamav-daemon)

# Installs the packages that are not there yet; says what to do when it may not.
install_missing() {
  local missing=() package as_root=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not Debian: install Chromium and the fonts BIZ UD Gothic, BIZ UD Mincho and Noto CJK by hand if letters fail." >&2
    return 0
  fi
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages: ${missing[*]}" >&2
      echo "Neither root nor sudo: run this as root once:  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing: ${missing[*]}"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
  if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } </dev/null >/tmp/kdw-apt.$$ 2>&1; then
    cat /tmp/kdw-apt.$$ >&2
    rm -f /tmp/kdw-apt.$$
    echo "apt could not install: ${missing[*]}" >&2
    return 1
  fi
  rm -f /tmp/kdw-apt.$$
}

# The SDK that global.json asks for.
require_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null 2>&1; then
    echo "The .NET 10 SDK is not installed (https://dotnet.microsoft.com/download/dotnet/10.0); everything else is installed from here." >&2
    return 1
  fi
}
