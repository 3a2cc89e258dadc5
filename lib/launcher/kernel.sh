# The kernel: its JVM's options, its ahead-of-time cache, its start, and what is said where it can't start.

# What a kernel is started with beyond the options of every JVM. Safepoints in counted loops: an interrupt has to reach them.
# Small survivor spaces: they stay empty where the heap is full, and the memory that the kernel keeps back for itself has to be more.
# The JDK's register of threads: virtual threads are found in it. The JDK's compiler: it is kept warm from one cell to the next.
kernel_options=(-XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000 -XX:SurvivorRatio=1000
  --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED
  --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED
  --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED)

# Sets aot_cache to the cache of the build, if there is one.
find_aot_cache() {
  for aot_cache in "$build"/kernel-*.aot; do :; done
  [ -s "$aot_cache" ]
}

# Whether the checksum that cksum writes is the one in the name of the cache: the JVM would run into whatever is damaged.
is_sound() {
  local sum size
  read -r sum size && [ "${aot_cache##*/}" = "kernel-$sum-$size.aot" ]
}

kernel_start() {
  local options=("${kernel_options[@]}") wanted=${ENGRAM_JVM_OPTS-${JJAVA_JVM_OPTS-}}
  exec 7< <(! read_built || ! find_aot_cache || exec cksum <"$aot_cache")      # beside what follows
  hold_build ||
    cannot_start "$1" "this checkout, $home, is not built, or files of its build are missing. Run './engram lab' there once."
  JAVA_HOME=$built_with
  [ -x "$JAVA_HOME/bin/java" ] || find_jdk ||
    cannot_start "$1" "there is no JDK $jdk_needed or newer any more, which was $JAVA_HOME. Run './engram lab' in $home once."
  # Where the cache does not fit the JVM or its options, it goes on without; what it would say about that is switched off.
  ! find_aot_cache || ! is_sound <&7 || options+=("-XX:AOTCache=$aot_cache" -Xlog:disable)
  exec 7<&-
  [[ ! $wanted =~ $collectors ]] || collector=
  # shellcheck disable=SC2206  # options of the user's, separated by blanks
  options+=($wanted)
  try_options "$1"
  java_exec "${options[@]}" -Dengram.cluster.places="$state/spark/jars:$build/cluster" -Dengram.cluster.secret="$state/cluster/secret" \
    engram.kernel.Main "$1"
}

# Options of the user's, and a limit on memory, are tried first: a JVM that does not start with them ends without a word to the page.
try_options() {
  local said
  [ -n "$wanted${JAVA_TOOL_OPTIONS-}${JDK_JAVA_OPTIONS-}${_JAVA_OPTIONS-}" ] || [ "$(ulimit -v)" != unlimited ] || return 0
  said=$(java_exec "${options[@]}" -version 2>&1) || cannot_start "$1" "Java does not take its options or limits: \
$(grep -vE '^Error occurred|^Error: (Could not create|A fatal)|Picked up ' <<<"$said" | head -n 1)"
}

# cannot_start CONNECTION_FILE REASON: becomes a small kernel in Python that says so in the page.
cannot_start() {
  local python sentence="The kernel can't start: $2"
  [ -r "$1" ] || stop "$sentence"
  while read -r python; do
    ! "$python" -c 'import jupyter_client, zmq' 2>/dev/null || exec "$python" "$home/lib/launcher/reason.py" "$1" "$sentence"
  done < <({
    tr '\0' '\n' <"/proc/$PPID/cmdline" | head -n 1
    ! read -r _ jupyter <"$state/jupyter-found" || jupyter_python
    pythons
  } 2>/dev/null)
  stop "$sentence"
}

# Lets a kernel play a short notebook to itself, which the JVM records: later kernels start faster. Nothing needs it.
make_aot_cache() {
  local new=$build/kernel.aot.$$ sum
  ! { find_aot_cache && cksum <"$aot_cache" | is_sound; } && may_write || return 0
  (java_exec "${kernel_options[@]}" -XX:AOTCacheOutput="$new" engram.kernel.Rehearsal) >"$state/aot.log" 2>&1 </dev/null &&
    [ -s "$new" ] && sum=$(cksum <"$new") && rm -f "$build"/kernel-*.aot && mv "$new" "$build/kernel-${sum// /-}.aot" ||
    rm -f "$new" "$new.config"
}

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
