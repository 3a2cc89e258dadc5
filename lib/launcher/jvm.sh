# Starts the JVM of every command, always with the same options.

module=kernel      # whose jars are the class path
class_path_before=''      # what comes before them

# The JVM says this at every start with the vector module. It is expected; everything else on stderr is not.
incubator_line='WARNING: Using incubator modules: jdk.incubator.vector'

# Copies stdin to stdout without that one line, and without holding back a line that has no end yet.
drop_incubator_line() {
  trap '' INT TERM HUP      # an interrupt is for the JVM; this ends when the JVM's stderr does
  local line
  while IFS= read -r line; do
    [ "$line" != "$incubator_line" ] || exec cat
    printf '%s\n' "$line"
  done
  printf '%s' "$line"
}

# The serial collector takes the least memory, thirty kernels on a host count, and hands out large matrices from memory that is already
# mapped: with the usual one a fresh product of n = 4096 takes a tenth longer.
collector=-XX:+UseSerialGC

# A user who names another gets that one. It is taken out of the JVM's own variables: no JVM starts with two, and what we start names one.
collectors='-XX:\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC'
for variable in JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; do
  while [[ ${!variable-} =~ $collectors ]]; do
    collector=${BASH_REMATCH[0]}
    export "$variable=${!variable/"$collector"/}"
  done
  [[ ${!variable-} == *[![:space:]]* ]] || unset "$variable"
done

# Where native libraries are looked for, besides the build: the JVM's own list of folders.
native_path="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}/usr/java/packages/lib:/usr/lib64:/lib64:/lib:/usr/lib"

# Becomes the JVM, so that its signals, its process id and its exit code are the launcher's. It runs from the build as that is now,
# whatever takes its place. The locale is fixed: the course is in English, and what its cells print (0.984, never 0,984) is compared
# with what it was elsewhere.
java_exec() {
  exec "$JAVA_HOME/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -XX:MaxRAMPercentage=60 ${collector:+"$collector"} \
    -Duser.language=en -Duser.country=US -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dengram.home="$home" -Dorg.bytedeco.javacpp.cachedir="$build/javacpp" -Djava.library.path="$build/kernel/natives/lib:$native_path" \
    -cp "$class_path_before$build/$module/engram-$module.jar:$build/$module/jars/*" "$@" 2> >(drop_incubator_line >&2)
}
