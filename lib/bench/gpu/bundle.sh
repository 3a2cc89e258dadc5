#!/usr/bin/env bash
# Makes one archive that runs Engram's GPU tests and measures its claims on any Linux on x86-64 that has NVIDIA's driver, and nothing else:
# a trimmed Java, the jars and native libraries that are needed, the compiled tests, and run.sh.
#
#   lib/bench/gpu/bundle.sh [--built] [OUT.tar.gz]      (default: lib/bench/target/engram-gpu.tar.gz)
#
# --built takes what is in lib/*/target as it is; otherwise Maven builds first.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)
# shellcheck source=/dev/null
. "$home/lib/launcher/speech.sh"
# shellcheck source=/dev/null
. "$home/lib/launcher/jdk.sh"

largest=60000000       # bytes

# What Engram and JUnit use of Java; fonts and windows are not among it.
modules=java.base,java.logging,java.management,java.xml,jdk.incubator.vector,jdk.management,jdk.unsupported

# What recall, matrices and the benchmarks need of lib/bench/target/jars; tables and plots stay at home.
jars=(engram commons-math3 gson javacpp jcuda jcublas openblas picocli progressbar slf4j-api slf4j-nop)

# What bytedeco's jars hold of OpenBLAS and its LAPACK.
openblas=(libopenblas.so.0 libjniopenblas.so libjniopenblas_nolapack.so libgfortran.so.5 libquadmath.so.0 libgcc_s.so.1)

build() {
  command -v mvn >/dev/null || stop "the bundle is built by Maven, and there is no mvn; install Maven, or build first and give --built."
  say "building the library and its tests"
  rm -rf "$home/lib/bench/target/jars"
  (cd "$home" && MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" \
    mvn -q -B -ntp -Dstyle.color=never package -DskipTests </dev/null) || stop "the build failed, for the reason above."
}

require_built() {
  local file
  for file in lib/bench/target/engram-bench.jar lib/bench/target/jars lib/bench/target/junit/junit.jar lib/engram/target/test-classes \
      lib/kernel/target/natives/lib; do
    [ -e "$home/$file" ] || stop "$file is missing; leave --built away, or run 'mvn package -DskipTests' first."
  done
}

# The classes that are marked with @OnGpu, one a line, as JUnit's console takes them.
gpu_tests() {
  (cd "$home/lib/engram/src/test/java" && grep -rlx '@OnGpu' . | LC_ALL=C sort | sed 's|^\./|--select-class=|; s|\.java$||; s|/|.|g')
}

# unzip_flat FOLDER JAR NAME…: puts files of a jar, whatever folder they are in there, into a folder.
unzip_flat() {
  local folder=$1 jar=$2 unpacked name
  shift 2
  unpacked=$(mktemp -d "$work/jar.XXXXXX")
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" xf "$jar")
  for name in "$@"; do find "$unpacked" -name "$name" -exec cp {} "$folder" \; ; done
  rm -rf "$unpacked"
}

fill() {
  local target=$home/lib/bench/target name natives=$bundle/natives
  mkdir -p "$bundle/jars" "$natives" "$bundle/tests"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 \
    --output "$bundle/java" 2>&1 | grep -v 'Using incubator modules' || true
  [ -x "$bundle/java/bin/java" ] || stop "jlink of $JAVA_HOME made no Java."
  cp "$target/engram-bench.jar" "$bundle/jars"
  for name in "${jars[@]}"; do cp "$target/jars/$name"-[0-9]*.jar "$bundle/jars"; done
  rm "$bundle"/jars/*-linux-x86_64.jar      # of which the natives are taken below
  cp "$home"/lib/kernel/target/natives/lib/*.so "$natives"
  unzip_flat "$natives" "$(echo "$target"/jars/openblas-*-linux-x86_64.jar)" "${openblas[@]}"
  unzip_flat "$natives" "$(echo "$target"/jars/javacpp-*-linux-x86_64.jar)" libjnijavacpp.so
  ln -s libopenblas.so.0 "$natives/libopenblas_nolapack.so.0"      # the name that one of bytedeco's libraries asks for
  cp -r "$home/lib/engram/target/test-classes" "$bundle/tests/classes"
  cp "$target/junit/junit.jar" "$bundle/tests"
  gpu_tests >"$bundle/tests/arguments"
  cp "$home/lib/bench/gpu/run.sh" "$home/LICENSE" "$bundle"
  git -C "$home" describe --always --dirty --abbrev=40 --exclude='*' >"$bundle/commit" 2>/dev/null || echo unknown >"$bundle/commit"
  chmod -R a+rX,u+w "$bundle"
}

pack() {
  local time size
  time=$(git -C "$home" log -1 --format=%ct 2>/dev/null || echo 0)
  mkdir -p "$(dirname "$out")"
  tar -C "$work" --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner -cf - engram-gpu | gzip -n >"$out.part"
  size=$(stat -c %s "$out.part")
  if [ "$size" -gt $largest ]; then
    rm "$out.part"
    stop "the bundle has $size bytes, and may have $largest."
  fi
  mv "$out.part" "$out"
  say "$out: $((size / 1000000)).$((size / 100000 % 10)) MB; run it with: tar xzf ${out##*/} && ./engram-gpu/run.sh"
}

built=
if [ "${1-}" = --built ]; then built=yes; shift; fi
[ $# -le 1 ] && [[ "${1-}" != -* ]] || stop "write 'bundle.sh [--built] [OUT.tar.gz]'."
[ "$(uname -sm)" = 'Linux x86_64' ] || stop "the bundle is for Linux on x86-64, and is made there."
out=$(realpath -m "${1-$home/lib/bench/target/engram-gpu.tar.gz}")
find_jdk || stop "the bundle holds a Java made by a JDK $jdk_needed or newer, and there is none."
[ -x "$JAVA_HOME/bin/jlink" ] || stop "$JAVA_HOME has no jlink, which makes the Java of the bundle."
[ -n "$built" ] || build
require_built
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=$work/engram-gpu
mkdir "$bundle"
fill
pack
