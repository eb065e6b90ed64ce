# Shared by cli/run, tests/run and the judges; sourced, never run. The lists of packages stand here
# and nowhere else. Everything it says goes to standard error: standard output is the program's.

# To build the program and the test programs (one configured folder serves both commands).
build_packages=(
  g++ cmake ninja-build pkg-config python3
  libicu-dev libre2-dev libpugixml-dev libzip-dev zlib1g-dev libmd4c-dev libyaml-cpp-dev
  libcli11-dev nlohmann-json3-dev libfmt-dev catch2
)
# What the gate needs on top: checks of the source, packaging, calibration.
test_packages=(
  clang clang-format clang-tidy dpkg-dev file liblinear-dev poppler-utils
  python3-docx python3-jsonschema python3-yaml
)

say() { printf '%s\n' "$*" >&2; }

# missing_packages NAME...: those that dpkg does not know as installed.
missing_packages() {
  local have name
  have=$'\n'$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)$'\n'
  for name in "$@"; do
    [[ $have == *$'\n'"$name installed"$'\n'* ]] || printf '%s\n' "$name"
  done
}

# as_root COMMAND...: runs it as root, with sudo where that asks no password.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 126
  fi
}

# need_packages NAME...: installs what is missing. No apt call where nothing is.
need_packages() {
  local missing command
  if ! command -v dpkg-query >/dev/null; then
    say "reframe: no dpkg here, so packages are not checked; Debian calls them: $*"
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return 0
  command="apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  if ! as_root true; then
    say "reframe: packages are missing and this user cannot install them. As root, run:"
    say "  $command"
    return 2
  fi
  say "reframe: installing ${missing[*]}"
  # A stale list names versions that the mirror no longer has, hence the update.
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
      -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" && return 0
  say "reframe: the packages could not be installed. To see why, run as root:"
  say "  $command"
  return 2
}

# configure PRESET: only where the build folder is not there yet or the presets are newer; when a
# CMakeLists.txt has changed, ninja runs cmake itself.
configure() {
  local folder=build/$1
  if [ -f "$folder/build.ninja" ] && [ "$folder/build.ninja" -nt CMakePresets.json ] &&
    [ "$folder/build.ninja" -nt cli/setup.sh ]; then
    return 0
  fi
  quietly cmake --preset "$1"
}

# quietly COMMAND...: its output is shown, on standard error, only when it fails.
quietly() {
  local log status=0
  log=$(mktemp) || return 1
  "$@" </dev/null >"$log" 2>&1 || status=$?
  [ $status -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return $status
}

# build PRESET [TARGET...]: quiet when all goes well.
build() {
  local preset=$1
  shift
  quietly cmake --build --preset "$preset" ${1:+--target "$@"}
}
