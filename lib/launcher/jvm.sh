# Starts the JVM of every command, always with the same options.

class_path="$home/lib/kernel/target/engram-kernel.jar:$home/lib/kernel/target/jars/*"

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

# For `kernel start`, which must be quick: the JDK that the checkout was built with.
use_built_jdk() {
  JAVA_HOME=$(cat "$state/java-home" 2>/dev/null || true)
  [ -x "$JAVA_HOME/bin/java" ] && [ -r "$home/lib/kernel/target/engram-kernel.jar" ] ||
    stop "this checkout is not built yet: run './engram lab' in $home first."
}

collector=-XX:+UseSerialGC

# JCuda's natives, and the JVM's own list of folders.
native_path="$home/lib/kernel/target/natives/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}:/usr/java/packages/lib:/usr/lib64:/lib64:/lib:/usr/lib"

# Becomes the JVM, so that its signals, its process id and its exit code are the launcher's. The serial collector takes the
# least memory, thirty kernels on a host count, and hands out large matrices from memory that is already mapped: with the
# usual one a fresh product of n = 4096 takes a tenth longer. The locale is fixed: the course is in English, and what its cells
# print (0.984, never 0,984) is compared with what it was elsewhere.
java_exec() {
  exec "$JAVA_HOME/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -XX:MaxRAMPercentage=60 ${collector:+"$collector"} \
    -Duser.language=en -Duser.country=US -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dorg.bytedeco.javacpp.cachedir="$state/javacpp" -Djava.library.path="$native_path" -cp "$class_path" "$@" 2> >(drop_incubator_line >&2)
}
