# Makes a checkout ready: the tools that are missing, and a build of what is stale.

# Changes whenever the compiled code would: its sources, the versions, the JDK.
fingerprint() {
  (cd "$home" && printf '%s\n' "$home" "$JAVA_HOME" &&
    find pom.xml lib/*/pom.xml lib/*/src/main -type f | LC_ALL=C sort | xargs cksum "$JAVA_HOME/release") | cksum
}

is_built() { read_built && [ "$built_from" = "$(fingerprint)" ] && is_whole "$build"; }

find_maven() {
  command -v mvn >/dev/null || { install maven && command -v mvn >/dev/null; }
}

has_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]; }

# Every Python that may hold the tools to compare with: the system's, the user's, this checkout's.
pythons() {
  local candidate
  for candidate in /usr/bin/python3 "$(command -v python3)" "$state/venv/bin/python3"; do
    [ ! -x "$candidate" ] || printf '%s\n' "$candidate"
  done
}

# Sets numpy_python to the first that has NumPy on OpenBLAS, which is what a user would have.
find_numpy() {
  while read -r numpy_python; do
    "$numpy_python" -c 'import sys, numpy; sys.exit("openblas" not in open("/proc/self/maps").read())' 2>/dev/null && return 0
  done < <(pythons)
  return 1
}

# Maven builds beside what is in use. What the sources no longer have must not come back from an earlier build.
maven() {
  rm -rf "$home"/lib/*/target/{jars,maven,natives,classes,dependency-maven-plugin-markers} "$home/lib/cluster/spark/target/jars"
  (cd "$home" && MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" \
    mvn -B -ntp -Dstyle.color=never "$@" </dev/null)
}

# The addresses of plain http among Maven's settings on standard input, without comments and what is blocked.
plain_http() {
  awk 'BEGIN { RS = "<" }
    /^!--/ { comment = 1 }
    comment { if (/-->/) comment = 0; next }
    /^(mirror|repository|pluginRepository)>/ { url = ""; blocked = 0 }
    /^url>[ \t\r\n]*[hH][tT][tT][pP]:/ { url = $0; gsub(/^url>[ \t\r\n]*|[ \t\r\n]*$/, "", url) }
    /^blocked>[ \t\r\n]*true/ { blocked = 1 }
    /^\/(mirror|repository|pluginRepository)>/ && url && !blocked { print url }'
}

# Nothing comes over plain http, from no host: checksums come the same way. Maven itself refuses it only where no mirror names it.
refuse_plain_http() {
  local file url
  for file in ~/.m2/settings.xml "$(dirname "$(readlink -f "$(command -v mvn)")")/../conf/settings.xml"; do
    [ -r "$file" ] || continue
    url=$(plain_http <"$file" | head -n 1)
    [ -z "$url" ] || stop "Maven's settings ($file) name $url, and over plain http anyone on the way can change a library: \
give an address with https, or remove it."
  done
}

build() {
  local from; from=$(fingerprint)
  refuse_plain_http
  say "building the library and the kernel (the first time fetches what they need: some minutes)"
  maven -q package -Dmaven.test.skip=true >"$state/build.log" 2>&1 || failed_build "the build failed"
  publish "$from"
}

# Runs the unit tests, some of them with the Jupyter that was found; failures are counted later, with the notebooks'.
verify() {
  local from; from=$(fingerprint)
  refuse_plain_http
  say "running the unit tests"
  lock
  rm -rf "$home"/lib/*/target/surefire-reports
  PATH="${jupyter:+$(dirname "$jupyter"):}$PATH" maven verify -Dmaven.test.failure.ignore=true "$@" 2>&1 | tee "$state/verify.log" |
    grep --line-buffered -E 'Tests run:|^\[(WARNING|ERROR)\]|Building Engram|^Nonsense: ' ||
    stop "the unit tests could not be run, for the reason above (kept in .engram/verify.log)."
  publish "$from"
  unlock
}

# One process at a time prepares a checkout. (macOS has no flock; there, don't start two at once.)
lock() {
  command -v flock >/dev/null || return 0
  exec 9>"$state/lock"
  flock -n 9 || { say "waiting for another run that is preparing this checkout"; flock 9; }
}
unlock() { exec 9>&-; }

may_write() { mkdir -p "$state" 2>/dev/null && [ -w "$state" ]; }

# What no run can do without: a path that Java's class paths can hold, and a home folder, which some servers forget to name.
check_surroundings() {
  [[ $home != *[:\\[:cntrl:]]* ]] ||
    stop "the path of this checkout, $(printf %q "$home"), has a colon, a backslash or a control character, which Java's class paths \
can't hold: rename the folder."
  [ -n "${HOME-}" ] || { unset HOME; export HOME=~; }
}

# prepare [jupyter] [maven]: afterwards there is a JDK, a build, and what was asked for.
prepare() {
  local need needs=("$@") missing=()
  if ! may_write; then use_build_of_another "$@"
  else
    lock
    if find_jdk || { install jdk && find_jdk; }; then
      is_built || needs+=(maven)
    else
      missing+=(jdk)
      needs+=(maven)
    fi
  fi
  for need in ${needs[@]+"${needs[@]}"}; do
    "find_$need" || [[ " ${missing[*]-} " == *" $need "* ]] || missing+=("$need")
  done
  [ ${#missing[@]} = 0 ] || stop "$(sentence_about "${missing[@]}")"
  [ -z "${jupyter_news-}" ] || say "$jupyter_news"
  has_fonts || install fonts || say "plots need fontconfig and a font, and there is none: $(mend fonts)"
  ! may_write || { is_built || build; hold_build; unlock; }
  export JUPYTER_PATH="$state/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}"
}

# Where one may not write, what was built there is used.
use_build_of_another() {
  [[ " $* " != *" maven "* ]] && hold_build && { JAVA_HOME=$built_with; [ -x "$JAVA_HOME/bin/java" ] || find_jdk; } ||
    stop "you may not write to $home, a checkout of $(ls -ld "$home" | awk '{ print $3 }'), and this has to build there first: \
clone it to a folder of your own."
}

# "Maven was not found …; run: …", for one need or several.
sentence_about() {
  local need name list='' verb='was'
  for need in "$@"; do
    case $need in
      jdk) name="a JDK $jdk_needed or newer" ;;
      maven) name=Maven ;;
      jupyter) name='Jupyter (notebook or lab, and nbconvert)' ;;
    esac
    [ -z "$list" ] || verb='were'
    list="${list:+$list and }$name"
  done
  printf '%s %s not found and cannot be installed from here; run: %s' "$list" "$verb" "$(mend "$@")"
}
