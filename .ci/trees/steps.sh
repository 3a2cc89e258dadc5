# What the scenarios share. They run inside a bare tree as root; /opt/jdk-25 is the JDK, /run/engram.bundle the repository.
set -euo pipefail

# as USER COMMAND…: in that user's home, with a clean environment.
as() {
  local user=$1
  shift
  runuser -u "$user" -- env -i HOME="$(getent passwd "$user" | cut -d: -f6)" PATH=/usr/local/bin:/usr/bin:/bin CI=true \
    bash -c 'cd && "$@"' as "$@" </dev/null
}

# step NAME COMMAND…: must succeed; says how long it took.
step() {
  local name=$1 start=$SECONDS log=/run/step.log
  shift
  if "$@" >"$log" 2>&1; then
    printf '✓ %s: %d s%s\n' "$name" $((SECONDS - start)) "$(tail -n 1 "$log" | sed 's/^/ — /')"
  else
    printf '✗ %s: exit code %d after %d s\n' "$name" $? $((SECONDS - start))
    tail -n 40 "$log"
    exit 1
  fi
}

# refused NAME PATTERN COMMAND…: must stop within 60 s with exactly one last sentence that matches PATTERN, on stderr.
refused() {
  local name=$1 pattern=$2 start=$SECONDS code=0
  shift 2
  "$@" >/run/out.log 2>/run/err.log || code=$?
  local seconds=$((SECONDS - start))
  if [ $code = 0 ] || [ $seconds -gt 60 ] || [ "$(wc -l </run/err.log)" != 1 ] || ! grep -qE "$pattern" /run/err.log; then
    printf '✗ %s: exit code %d after %d s\n' "$name" $code $seconds
    cat /run/out.log /run/err.log
    exit 1
  fi
  printf '✓ %s: %d s — %s\n' "$name" $seconds "$(cat /run/err.log)"
}

clone() { as "$1" git clone --quiet /run/engram.bundle engram; }
install() { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"; }


# serves USER: ./engram lab ends with Jupyter serving, and a cell runs there.
serves() {
  local user=$1 log=/run/lab.log address='' start=$SECONDS lab
  as "$user" engram/engram lab --no-browser --port 18890 >$log 2>&1 &
  lab=$!
  while [ -z "$address" ] && kill -0 $lab 2>/dev/null; do
    sleep 0.2
    address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+/[^ ]*\?token=[0-9a-f]+' $log | head -n 1) || true
  done
  [ -n "$address" ] || { cat $log; return 1; }
  local served=$((SECONDS - start))
  as "$user" python3 /run/trees/served.py "$address" || { cat $log; return 1; }
  wait $lab || true
  echo "$(grep -h '^engram: using' $log); serving after $served s"
}

# within_2_GB COMMAND…: under a memory limit like Binder's; the container's own accounting, version 1 or 2.
within_2_GB() {
  local group limit
  if [ -d /sys/fs/cgroup/memory ]; then
    group=/sys/fs/cgroup/memory/engram-tree limit=memory.limit_in_bytes
  else
    group=/sys/fs/cgroup/engram-tree limit=memory.max
  fi
  mkdir -p $group
  echo $((2 << 30)) >$group/$limit
  (echo "$BASHPID" >$group/cgroup.procs; "$@") || return
  echo "$(tail -n 1 /run/step.log); at most $(($(cat $group/memory.max_usage_in_bytes $group/memory.peak 2>/dev/null | head -n 1) >> 20)) MB"
}
