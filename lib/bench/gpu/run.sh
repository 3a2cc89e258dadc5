#!/bin/sh
# Runs Engram's GPU tests and measures its claims on this machine, which needs NVIDIA's driver and nothing else. Where python3 has PyTorch
# or CuPy, the same work is done in them. Prints a table and writes JSON; see --help.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
exec "$here/java/bin/java" -XX:+UseSerialGC -Duser.language=en -Duser.country=US -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  -Djava.library.path="$here/natives" -Dorg.bytedeco.javacpp.pathsFirst=true -Dorg.bytedeco.javacpp.cacheLibraries=false -cp "$here/jars/*" \
  engram.bench.GpuClaims --tests "$here/tests" --commit "$(cat "$here/commit")" "$@"
