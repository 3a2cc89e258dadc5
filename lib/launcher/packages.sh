# The system's package manager. Root may use it; everybody else is told the command. A step that cannot work gives up within 30 seconds.

if command -v apt-get >/dev/null; then manager=apt
elif command -v brew >/dev/null; then manager=brew    # as dnf only named in a mend; never run
elif command -v dnf >/dev/null; then manager=dnf
else manager=none; fi

# The packages that bring jdk, maven, jupyter or fonts.
packages_of() {
  case $manager:$1 in
    apt:jdk) echo openjdk-25-jdk-headless libfontconfig1 libharfbuzz0b ;;   # the libraries it needs to write in figures
    apt:jupyter) echo jupyter-notebook jupyter-nbconvert ;;
    apt:fonts) echo fontconfig fonts-dejavu-core libharfbuzz0b ;;
    apt:numpy) echo python3-numpy libopenblas0-pthread ;;
    brew:jdk) echo openjdk ;;
    brew:jupyter) echo jupyterlab ;;
    brew:fonts) echo fontconfig ;;
    dnf:jdk) echo java-25-openjdk-devel ;;
    dnf:jupyter) echo python3-notebook python3-nbconvert ;;
    dnf:fonts) echo fontconfig dejavu-sans-fonts ;;
    *) echo "$1" ;;
  esac
}

# Whether the package manager has a JDK that is new enough (older releases of Debian and Ubuntu have not).
has_jdk_package() {
  case $manager in
    apt) apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 ;;
    brew|dnf) true ;;
    *) false ;;
  esac
}

# The command that installs what is missing, as a person would type it.
mend() {
  local need packages='' command='' install
  case $manager in
    apt) install='sudo apt-get install' ;;
    brew) install='brew install' ;;
    dnf) install='sudo dnf install' ;;
    none) install='install, with the package manager,' ;;
  esac
  for need in "$@"; do
    if [ "$need" = jdk ] && ! has_jdk_package; then command='sdk install java 25-tem'
    else packages="$packages $(packages_of "$need")"; fi
  done
  [ -z "$packages" ] || command="${command:+$command && }$install$packages"
  printf '%s' "$command"
}

# apt SECONDS ARGUMENT…
apt() {
  limit "$1" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
    -o Acquire::Retries=0 -o Acquire::http::Timeout=8 -o Acquire::https::Timeout=8 -o DPkg::Lock::Timeout=60 \
    "${@:2}" </dev/null >>"$state/packages.log" 2>&1
}

# Refreshes the lists, once a run. One dead source among live ones is no reason to give up; that no package comes is.
apt_reachable() {
  if [ -z "${apt_answer-}" ]; then
    apt_answer=0
    apt 30 update -o APT::Update::Error-Mode=any || (cd "$(mktemp -d)" && apt 15 download base-files) || apt_answer=1
  fi
  return "$apt_answer"
}

# install NEED: succeeds when the package manager has put it on the system.
install() {
  local packages
  [ "$manager" = apt ] && [ "$(id -u)" = 0 ] && may_write && apt_reachable || return 1
  read -ra packages <<<"$(packages_of "$1")"
  apt 10 install --simulate "${packages[@]}" || return 1
  say "installing ${packages[*]} with apt-get"
  apt 1200 install "${packages[@]}"
}
