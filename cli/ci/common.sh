# Shared by the scripts of CI services; sourced, never run. Everything comes in variables, so that no
# text of a settings page is ever taken for a command:
#   REFRAME_PATHS            files and folders, one a line
#   REFRAME_FAIL_ON          error, warning or note; empty = as the settings say
#   REFRAME_CONFIG           settings file; empty = the nearest .reframe.yaml
#   REFRAME_BASELINE         baseline file; empty = none
#   REFRAME_STRICT_BASELINE  true = stale entries fail
#   REFRAME_PROGRAM          the program; empty = built from this checkout

# run_check WORD...: reframe check with these words and those of the variables. Gives its status.
run_check() {
  local here program words=("$@") paths
  here=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
  program=${REFRAME_PROGRAM:-$here/run}
  mapfile -t paths < <(printf '%s\n' "${REFRAME_PATHS:-.}" | sed '/^[[:space:]]*$/d')
  [ -z "${REFRAME_FAIL_ON:-}" ] || words+=(--fail-on "$REFRAME_FAIL_ON")
  [ -z "${REFRAME_CONFIG:-}" ] || words+=(--config "$REFRAME_CONFIG")
  [ -z "${REFRAME_BASELINE:-}" ] || words+=(--baseline "$REFRAME_BASELINE")
  [ "${REFRAME_STRICT_BASELINE:-}" != true ] || words+=(--strict-baseline)
  "$program" check "${words[@]}" -- "${paths[@]}"
}
