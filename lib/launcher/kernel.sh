# The kernel: its JVM's options, its ahead-of-time cache, and where Jupyter finds it.

aot_cache=$state/kernel.aot

# What a kernel is started with beyond the options of every JVM. Safepoints in counted loops: an interrupt has to reach them.
# The JDK's register of threads: virtual threads are found in it. The JDK's compiler: it is kept warm from one cell to the next.
kernel_options=(-XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000 --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED
  --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED
  --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED)

# A cache is of use as long as no jar has changed since it was begun. That is for us to see: a JVM may take classes out of a
# cache although their jar is another one by now.
has_aot_cache() {
  [ -s "$aot_cache" ] &&
    [ -z "$(find "$home/lib/kernel/target/engram-kernel.jar" "$home/lib/kernel/target/jars" -newer "$aot_cache")" ]
}

kernel_start() {
  local options=("${kernel_options[@]}") wanted=${ENGRAM_JVM_OPTS-${JJAVA_JVM_OPTS-}}
  use_built_jdk
  # Where the cache does not fit the JVM or its options, it goes on without; what it would say about that is switched off.
  ! has_aot_cache || options+=("-XX:AOTCache=$aot_cache" -Xlog:disable)
  [[ $wanted != *-XX:+Use*GC* ]] || collector=      # a user who names a collector gets that one alone
  # shellcheck disable=SC2206  # options of the user's, separated by blanks
  options+=($wanted)
  java_exec "${options[@]}" engram.kernel.Main "$1"
}

# Lets a kernel play a short notebook to itself, which the JVM records: later kernels start faster. Nothing needs it.
make_aot_cache() {
  ! has_aot_cache || return 0
  touch "$aot_cache.begun"
  (java_exec "${kernel_options[@]}" -XX:AOTCacheOutput="$aot_cache.$$" engram.kernel.Rehearsal) >"$state/aot.log" 2>&1 </dev/null &&
    [ -s "$aot_cache.$$" ] && touch -r "$aot_cache.begun" "$aot_cache.$$" && mv "$aot_cache.$$" "$aot_cache" ||
    rm -f "$aot_cache.$$" "$aot_cache.$$.config"
}

# kernel install [--user|--prefix P]: for every Jupyter of this user, or for the one that lives under P.
kernel_install() {
  local folder; folder=$(kernel_folder "$@")
  prepare
  make_aot_cache
  mkdir -p "$folder"
  cp "$state/jupyter/kernels/java/"* "$folder/"
  say "the kernel java is now in $folder"
}

kernel_uninstall() {
  local folder; folder=$(kernel_folder "$@")
  [ -r "$folder/kernel.json" ] || stop "there is no kernel java in $folder."
  grep -qF "\"$home/engram\"" "$folder/kernel.json" || stop "the kernel java in $folder is not of this checkout; it stays."
  rm -r "$folder"
  say "the kernel java is no longer in $folder"
}

kernel_folder() {
  case "${1---user}" in
    --user)     [ $# -le 1 ] && printf '%s\n' "${JUPYTER_DATA_DIR:-$(user_data)}/kernels/java" && return 0 ;;
    --prefix)   [ $# = 2 ] && [ -n "$2" ] && printf '%s\n' "$2/share/jupyter/kernels/java" && return 0 ;;
    --prefix=?*) [ $# = 1 ] && printf '%s\n' "${1#--prefix=}/share/jupyter/kernels/java" && return 0 ;;
  esac
  stop "write './engram kernel install' or 'uninstall' with --user or --prefix FOLDER."
}

# Where Jupyter looks for what is this user's.
user_data() { [ "$(uname)" = Darwin ] && printf '%s\n' ~/Library/Jupyter || printf '%s\n' "${XDG_DATA_HOME:-$HOME/.local/share}/jupyter"; }

# The Python that runs the command jupyter, as its first line has it.
jupyter_python() {
  local first; IFS= read -r first <"$jupyter"
  [[ $first == '#!'*python* ]] || return 1
  first=${first#\#!}
  printf '%s\n' "${first# }"
}

# What needs a checkout that is built: the kernel as it is installed. The results are counted with those of the unit tests.
try_installed_kernel() {
  local python report=$home/lib/kernel/target/surefire-reports/TEST-engram.kernel.installed.xml
  if ! python=$(jupyter_python); then
    printf '<testsuite name="engram.kernel.installed" tests="1" time="0"><testcase name="all"><skipped message="%s"/></testcase></testsuite>\n' \
      'the command jupyter is no script of Python' >"$report"
    return 0
  fi
  say "trying the kernel as it is installed"
  # shellcheck disable=SC2086  # the interpreter of the command jupyter may have options
  ENGRAM_TEST_HOME="$home" ENGRAM_TEST_REPORT="$report" \
    $python "$home/lib/kernel/src/test/python/installed.py" >"$state/installed.log" 2>&1 </dev/null ||
    stop "the kernel as it is installed could not be tried (the reason is in .engram/installed.log)."
}

# bench kernel: this kernel and Python's, started and asked by the same client.
kernel_bench() {
  prepare jupyter
  make_aot_cache
  java_exec engram.kernel.KernelBench --python="$(jupyter_python || echo python3)" --kernels="$state/jupyter" "$@"
}
