# How the launcher talks, and how long it waits.

# Text is UTF-8 on every machine, also where no language is set, or one that is not installed: this bash counts letters by it.
letter=ö
[ ${#letter} = 1 ] || if [[ $OSTYPE == darwin* ]]; then export LC_CTYPE=UTF-8; else export LC_ALL=C.UTF-8; fi

# What is going on, for the person at the terminal; never mixed into a command's own output.
say() { printf 'engram: %s\n' "$1" >&2; }

# The one sentence that ends a run. The second argument is the exit code.
stop() { say "$1"; exit "${2:-1}"; }

# limit SECONDS COMMAND…: ends a command that hangs. (macOS has no timeout, and always perl.)
limit() {
  if command -v timeout >/dev/null; then timeout -k 2 "$@"; else perl -e 'alarm shift; exec @ARGV' "$@"; fi
}
