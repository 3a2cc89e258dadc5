# Finished builds. Each is a folder of .engram/builds, named by what it holds and never changed afterwards; .engram/built says which one
# is used, and is replaced in one step. Who runs from a build holds a lock on it until the end, so that nobody removes it before.

# Sets built_from (a fingerprint), build (a folder) and built_with (a JDK): the build that is used.
read_built() {
  { IFS= read -r built_from && IFS= read -r build && IFS= read -r built_with; } 2>/dev/null <"$state/built" || return 1
  build=$state/builds/$build
}

# The sizes of a build's files; a file that is missing is missing here.
sizes() {
  (LC_ALL=C; cd "$1" &&
    exec wc -c {kernel,bench,grader}/*.jar {kernel,bench,grader}/jars/*.jar kernel/maven/*.jar kernel/natives/lib/*) 2>/dev/null
}

is_whole() { [ -s "$1/sizes" ] && [ "$(sizes "$1")" = "$(<"$1/sizes")" ]; }

# Holds the build that is used until this process, or what it becomes, has ended. (macOS has no flock; there, old builds stay.)
hold_build() {
  local try
  for try in 1 2 3; do      # again where it was replaced and removed in this moment
    read_built && is_whole "$build" || continue
    { exec 8<"$build/sizes"; } 2>/dev/null || continue
    ! command -v flock >/dev/null || flock -s 8 || true      # a file system without locks
    [ ! -e "$build/sizes" ] || return 0
  done
  return 1
}

# Removes the builds that are not used and that nobody holds. Only who has the lock of the checkout does this.
remove_old_builds() {
  local old
  command -v flock >/dev/null || return 0
  for old in "$state"/builds/*/; do
    if [ "$old" -ef "$build" ]; then continue; fi
    if [ ! -e "$old/sizes" ] || { flock -n -x 7 && rm -f "$old/sizes"; } 7<"$old/sizes"; then rm -rf "$old"; fi
  done
}

# Copies what Maven has made to a folder; a jar of several modules is there once.
copy_products() {
  local new=$1 module jar first
  for module in kernel bench grader; do
    mkdir -p "$new/$module/jars" && cp -p "$home/lib/$module/target/engram-$module.jar" "$new/$module/" || return 1
    for jar in "$home/lib/$module/target/jars"/*.jar; do
      first=$new/kernel/jars/${jar##*/}
      { cmp -s "$jar" "$first" && ln "$first" "$new/$module/jars/" 2>/dev/null; } || cp -p "$jar" "$new/$module/jars/" || return 1
    done
  done
  mkdir -p "$home/lib/kernel/target/natives"      # of which a platform without JCuda has none
  cp -pR "$home"/lib/kernel/target/{maven,natives} "$new/kernel/" || return 1
  sizes "$new" >"$new/sizes" || true      # what a platform has nothing of is said to be missing
  is_whole "$new"
}

# publish FINGERPRINT: puts what Maven has made in the place of the build that was used. The new one has computed something before,
# which also unpacks its natives: a kernel of another user could not. What fails before leaves the old one in use.
publish() {
  local new=$state/builds/.new name
  rm -rf "$new"
  copy_products "$new" 2>"$state/build.log" || failed_build "what was built could not be copied to .engram/builds"
  name=$({ printf '%s\n' "$home" "$JAVA_HOME"; cd "$new"; find . -name '*.jar' -o -name '*.so' | LC_ALL=C sort |
    xargs cksum "$JAVA_HOME/release"; } | cksum)
  name=${name// /-}
  build=$state/builds/$name
  if is_whole "$build"; then rm -rf "$new"; else rm -rf "$build" && mv "$new" "$build"; fi
  computes_on cpu || { has_room && computes_on plain; } || failed_build "what was built does not work"    # OpenBLAS is not everywhere
  register_kernel && printf '%s\n' "$1" "$name" "$JAVA_HOME" >"$state/built.new" && mv "$state/built.new" "$state/built" ||
    failed_build "the build could not be put in its place"
  hold_build
  remove_old_builds
}

has_room() { room=$(df -Pk "$state" | awk 'NR == 2 { print int($4 / 1024) }') && [ "$room" -ge 100 ]; }      # in MB
computes_on() { (java_exec engram.cli.Main bench matmul --n 64 --repeat 1 --device "$1" --json) >"$state/build.log" 2>&1; }

# Ends a build that did not work. A full disk is said here, for its own words may have been meant for a file on that disk.
failed_build() {
  local room full='' kept=''
  has_room || full=yes
  rm -rf "$state/builds/.new" "$state/built.new"
  if read_built && is_whole "$build"; then
    kept='; what was built before stays in use'
    remove_old_builds
  fi
  [ -z "$full" ] || stop "the disk of $home is full: $room MB are left, and a build takes some 500$kept."
  cat "$state/build.log" >&2
  stop "$1, for the reason above (kept in .engram/build.log)$kept."
}
