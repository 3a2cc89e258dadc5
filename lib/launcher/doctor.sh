# What was found, what will be used, and how to mend the rest. Looks only: installs nothing but its own build.

# NAME, what was found (empty for nothing) and the mend, as one line for the report.
tool() { printf '%s\t%s\t%s' "$1" "$2" "$3"; }

doctor() {
  local maven='' found_jupyter='' tools
  if command -v mvn >/dev/null; then maven="$(limit 20 mvn -v 2>/dev/null | sed -n 's/.*Maven \([0-9.]*\).*/\1/p') in $(command -v mvn)"; fi
  if jupyter_works "$state/venv/bin/jupyter" || existing_jupyter; then
    found_jupyter="$jupyter_page $(limit 20 "$jupyter" "$jupyter_page" --version 2>/dev/null) in $jupyter"
  fi
  tools=("$(tool Maven "$maven" "$(mend maven)")" "$(tool Jupyter "$found_jupyter" "$(mend jupyter)")")
  if doctor_build; then
    java_exec engram.cli.Main doctor --fonts="$(mend fonts)" "${tools[@]/#/--tool=}" "$@"
  fi
  tools=("$(tool JDK "${JAVA_HOME-}" "$(mend jdk)")" "${tools[@]}")
  doctor_without_java "$@"
}

# Builds what is stale, where that can be; where one may not write, what is built there does.
doctor_build() {
  find_jdk || return 1
  if may_write; then
    is_built || [ -n "$maven" ] || return 1
    lock
    is_built || build
    hold_build
    unlock
  elif ! hold_build; then
    tools+=("$(tool build '' "clone this checkout to a folder of your own; you may not write to $home")")
    return 1
  fi
}

# The short report of a machine where nothing can be built yet.
doctor_without_java() {
  local line name found mend separator=''
  [ "${1-}" != --json ] || printf '{'
  for line in "${tools[@]}"; do
    IFS=$'\t' read -r name found mend <<<"${line//$'\t'/ $'\t'}"
    found=${found% }; name=${name% }
    if [ "${1-}" = --json ]; then
      printf '%s"%s":{"name":"%s","ok":%s,"found":"%s","mend":"%s"}' "$separator" "$name" "$name" \
        "$([ -n "$found" ] && echo true || echo false)" "${found:-not found}" "$([ -n "$found" ] || echo "$mend")"
      separator=,
    elif [ -n "$found" ]; then printf '✓ %-8s %s\n' "$name" "$found"
    else printf '✗ %-8s not found → %s\n' "$name" "$mend"; fi
  done
  [ "${1-}" != --json ] || printf '}\n'
  return 1
}
