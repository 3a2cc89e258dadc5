# The first process of a cluster on this machine, in a group of processes of its own, which the master, the workers and their executors belong to.
# Writes one line: the address when all are up, or why they are not. A start that fails, or whose launcher is gone, leaves nothing behind.
# serve.sh LAUNCHER JAVA_HOME SPARK FOLDER WORKERS PORT MEMORY
set -u
launcher=$1 spark=$3 folder=$4 workers=$5 port=$6 memory=$7
trap '' HUP INT PIPE      # the terminal's are for who sits there, and nobody may listen any more
umask 077
printf '%s\n' "$$" >"$folder/group.new" && mv "$folder/group.new" "$folder/group" || exit 1

for variable in ${!SPARK_@}; do unset "$variable"; done
export JAVA_HOME=$2 SPARK_HOME=$spark SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$folder/tmp
options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
  --add-opens=java.base/java.nio=ALL-UNNAMED -Djava.awt.headless=true -Dcommons.crypto.lib.tempdir="$folder/tmp" -cp "$spark/jars/*")
mkdir -p "$folder/tmp"

# Whoever does not know the secret is not spoken to; the pages, which ask for none, can change nothing.
printf '%s\n' "spark.authenticate true" "spark.authenticate.secret $(cat "$folder/secret")" "spark.network.crypto.enabled true" \
  "spark.network.timeout 30s" "spark.network.timeoutInterval 10s" "spark.port.maxRetries 0" "spark.master.rest.enabled false" \
  "spark.ui.killEnabled false" "spark.master.ui.decommission.allow.mode DENY" >"$folder/spark.conf"

give_up() {
  printf '%s\n' "$1" 2>/dev/null
  rm -f "$folder"/{secret,spark.conf,address}      # before all end, and this with them
  kill -KILL -- "-$$"
}

# until_says LOG WORDS PROCESS: waits until a process has written the words.
until_says() {
  local tenths=0
  until grep -q "$2" "$folder/$1.log" 2>/dev/null; do
    kill -0 "$launcher" 2>/dev/null || give_up 'the start was interrupted'
    if ! kill -0 "$3" 2>/dev/null; then
      if grep -q 'BindException' "$folder/$1.log"; then give_up "port $port is in use, choose another one with --port"; fi
      give_up "the $1 ended (its words are in .engram/cluster/$1.log)"
    fi
    [ $((tenths += 1)) -lt 1200 ] || give_up "the $1 was not up after two minutes (its words are in .engram/cluster/$1.log)"
    sleep .1
  done
}

"$JAVA_HOME/bin/java" "${options[@]}" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0 \
  --properties-file "$folder/spark.conf" >"$folder/master.log" 2>&1 &
master=$!
printf 'master %s\n' "$master" >"$folder/pids"
until_says master 'Starting Spark master at' "$master"
address=$(sed -n 's|.*Starting Spark master at \(spark://[0-9.:]*\).*|\1|p' "$folder/master.log" | head -n 1)

umask 022      # what workers keep is in this folder, which is closed to others; students' processes, which have a user of their own, read what a grader gives them
processes=()
for ((k = 1; k <= workers; k++)); do
  "$JAVA_HOME/bin/java" "${options[@]}" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory "$memory" \
    --work-dir "$folder/work" --properties-file "$folder/spark.conf" "$address" >"$folder/worker-$k.log" 2>&1 &
  processes[k]=$!
  printf 'worker %s\n' "$!" >>"$folder/pids"
done
for ((k = 1; k <= workers; k++)); do until_says "worker-$k" 'Successfully registered with master' "${processes[k]}"; done

printf '%s\n' "$address" >"$folder/address.new" && mv "$folder/address.new" "$folder/address" || give_up 'its address could not be written'
kill -0 "$launcher" 2>/dev/null || give_up 'the start was interrupted'
printf '%s\n' "$address"
exec >/dev/null
wait "$master"
give_up 'the master has ended'      # and with it what it was for
