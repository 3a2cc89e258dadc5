# Finds a JDK 25 or newer, whatever the default `java` is.

jdk_needed=25

# The major version of the JDK in folder $1, or nothing where there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Folders that may hold a JDK, the most deliberate choice first.
jdk_candidates() {
  local tool
  [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
  { type -aP javac java || true; } | while read -r tool; do dirname "$(dirname "$(readlink -f "$tool")")"; done
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/* /usr/local/lib/jvm/* ~/.sdkman/candidates/java/* ~/.jdks/* \
    ~/.local/share/mise/installs/java/* ~/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home ~/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# Sets and exports JAVA_HOME; fails where no folder holds a new enough JDK.
find_jdk() {
  local folder version
  while read -r folder; do
    version=$(jdk_version "$folder")
    if [ -n "$version" ] && [ "$version" -ge $jdk_needed ]; then
      export JAVA_HOME=$folder
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}
