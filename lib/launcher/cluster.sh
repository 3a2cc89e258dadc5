# Work on many machines: Apache Spark is fetched when it is first asked for, and a cluster of processes on this machine started and ended.

spark=$state/spark            # Spark's home: jars/, and whole, which is written last
cluster=$state/cluster        # of the cluster that is up: address, secret, group (of its processes), pids, logs
cluster_usage="write './engram cluster start --workers K [--port P] [--memory 2g]', or './engram cluster' with status, stop or fetch."

spark_version() { sed -n 's|.*<spark.version>\(.*\)</spark.version>.*|\1|p' "$home/pom.xml"; }
spark_sizes() { (LC_ALL=C; spark_version; cksum <"$home/lib/cluster/spark/pom.xml"; cd "$1/jars" && exec wc -c -- *.jar) 2>/dev/null; }
has_spark() { [ -s "$spark/whole" ] && [ "$(spark_sizes "$spark")" = "$(<"$spark/whole")" ]; }

# Fetches Spark's jars beside what is there, and puts them in their place in one step.
fetch_spark() {
  local new=$state/spark.new
  ! has_spark || return 0
  may_write || stop "Apache Spark has to be fetched to $state first, and you may not write there: clone the checkout to a folder of your own."
  lock
  if ! has_spark; then
    find_maven || stop "$(sentence_about maven)"
    refuse_plain_http
    say "fetching Apache Spark $(spark_version) (once; some 120 MB)"
    rm -rf "$new"
    (cd "$home" && MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" \
      mvn -B -ntp -q -Dstyle.color=never -f lib/cluster/spark/pom.xml dependency:copy-dependencies -DincludeScope=compile \
      -DoutputDirectory="$new/jars" </dev/null) >"$state/spark.log" 2>&1 && spark_sizes "$new" >"$new/whole" ||
      { rm -rf "$new"; stop "Apache Spark $(spark_version) is not in .engram/spark and can't be fetched from here (the reason is in \
.engram/spark.log): try again with a network, or copy the folder .engram/spark of a checkout that has it."; }
    rm -rf "$spark.old"
    [ ! -e "$spark" ] || mv "$spark" "$spark.old"
    mv "$new" "$spark"
    rm -rf "$spark.old"
  fi
  unlock
}

# Compiles lib/cluster, which the build that everybody makes leaves out, beside the build that is used; sets cluster_jar.
compile_cluster() {
  local from=$home/lib/cluster/src/main new=$build/cluster/.new.$$ sum
  sum=$(cd "$from" && find . -type f | LC_ALL=C sort | xargs cksum "$spark/whole" | cksum)
  cluster_jar=$build/cluster/engram-cluster-${sum// /-}.jar
  [ ! -s "$cluster_jar" ] || return 0
  rm -f "$build"/cluster/*.jar      # of other sources: notebooks take what is there
  mkdir -p "$new" && find "$from/java" -name '*.java' -print0 | xargs -0 "$JAVA_HOME/bin/javac" -nowarn -proc:none -d "$new" \
    -cp "$spark/jars/*:$build/kernel/jars/*" >"$state/cluster-build.log" 2>&1 && cp -R "$from/resources/." "$new" &&
    "$JAVA_HOME/bin/jar" --create --file "$new.jar" -C "$new" . && rm -rf "$new" && mv "$new.jar" "$cluster_jar" || {
    rm -rf "$new"; stop "lib/cluster could not be compiled, for the reason in .engram/cluster-build.log."; }
}

# After prepare: whatever java_exec starts then has Spark and lib/cluster before the library, and is to be given cluster_options.
use_cluster() {
  fetch_spark
  compile_cluster
  class_path_before="$spark/jars/*:$cluster_jar:"
  cluster_options=(-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN
    -Dengram.cluster.secret="$cluster/secret")
}

# After prepare: Apache Spark is there for who asks for it, and for nobody else. Sets site_options.
site_asked_for() {
  local word
  site_options=()
  for word in "$@"; do
    case ${word#--on=} in local\[*|spark:*) use_cluster; site_options=("${cluster_options[@]}"); break ;; esac
  done
}

sweep() {
  prepare
  site_asked_for "$@"
  java_exec ${site_options[@]+"${site_options[@]}"} engram.cli.Main sweep "$@"
}

grade() {
  prepare
  module=grader
  site_asked_for "$@"
  java_exec ${site_options[@]+"${site_options[@]}"} -Xmx700m engram.grader.command.GradeCommand --home="$home" "$@"
}

# The processes of the cluster that was started last, as far as they live: their ids. A group of another time that has its number is not it.
# (Where COLUMNS is exported, ps cuts its lines there if -ww does not forbid it.)
cluster_processes() {
  local group
  group=$(cat "$cluster/group" 2>/dev/null) && [ -n "$group" ] || return 0
  ps -A -ww -o pgid= -o pid= -o args= | awk -v group="$group" -v cluster="$cluster" -v spark="$spark/" \
    '$1 == group && (index($0, cluster) || index($0, spark)) { print $2 }'
}

# Ends all that is left, and forgets it.
end_cluster() {
  local try
  for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -n "$(cluster_processes)" ] || break
    if [ "$try" = 1 ]; then kill -TERM -- "-$(<"$cluster/group")" || true; fi
    if [ "$try" -gt 12 ]; then kill -KILL -- "-$(<"$cluster/group")" || true; fi
    sleep .25
  done 2>/dev/null
  [ -z "$(cluster_processes)" ] || stop "the processes $(cluster_processes | xargs) of the cluster do not end."
  rm -rf "$cluster"/{address,secret,spark.conf,group,pids,work,tmp}
}

cluster_start() {
  local workers='' port=7077 memory=2g answer
  while [ $# -gt 0 ]; do
    case $1 in
      --workers) workers=${2-} ;;
      --port) port=${2-} ;;
      --memory) memory=${2-} ;;
      *) stop "$cluster_usage" 2 ;;
    esac
    shift; [ $# = 0 ] || shift
  done
  [[ $workers =~ ^[1-9][0-9]?$ && $port =~ ^[0-9]{1,5}$ && $memory =~ ^[1-9][0-9]*[mg]$ ]] || stop "$cluster_usage" 2
  prepare
  use_cluster
  [ -z "$(cluster_processes)" ] || [ ! -s "$cluster/address" ] ||
    stop "a cluster is up already, at $(<"$cluster/address"): './engram cluster stop' ends it."
  end_cluster
  (umask 077; mkdir -p "$cluster" && rm -f "$cluster"/*.log && head -c 32 /dev/urandom | base64 >"$cluster/secret") ||
    stop "the cluster's secret could not be written to .engram/cluster."
  chmod 700 "$cluster"
  say "starting a master and $workers workers"
  exec 5< <(set -m; exec 8<&- 9<&-
    bash "$home/lib/launcher/serve.sh" "$$" "$JAVA_HOME" "$spark" "$cluster" "$workers" "$port" "$memory" </dev/null 2>>"$cluster/serve.log" &)
  IFS= read -r answer <&5 || answer="the cluster's first process ended (its words are in .engram/cluster/serve.log)"
  exec 5<&-
  [[ $answer == spark://* ]] || { end_cluster; stop "the cluster did not start: $answer."; }
  say "$workers workers are up: Site.at(\"$answer\") in Java, --on $answer for './engram sweep' and './engram grade'; './engram cluster stop' ends them."
}

cluster_status() {
  local kind pid master='' workers=()
  [ -s "$cluster/address" ] && [ -n "$(cluster_processes)" ] || stop "no cluster is up; './engram cluster start --workers 2' starts one."
  while read -r kind pid; do
    kill -0 "$pid" 2>/dev/null || continue
    if [ "$kind" = master ]; then master=$pid; else workers+=("$pid"); fi
  done <"$cluster/pids"
  printf '%s  master: process %s  workers: %s\n' "$(<"$cluster/address")" "${master:-none}" "${workers[*]-none}"
}

cluster() {
  local action=${1-}
  command -v ps >/dev/null || stop "'ps', which finds a cluster's processes, is not there: install the package procps."
  [ $# = 0 ] || shift
  case $action:$# in
    start:*) cluster_start "$@" ;;
    fetch:0) prepare; use_cluster; say "Apache Spark $(spark_version) is in .engram/spark." ;;
    stop:0)
      if [ -n "$(cluster_processes)" ]; then end_cluster; say "the cluster has ended."; else end_cluster; say "no cluster is up."; fi ;;
    status:0) cluster_status ;;
    *) stop "$cluster_usage" 2 ;;
  esac
}
