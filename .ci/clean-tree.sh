#!/usr/bin/env bash
# Tries this checkout on a machine that has nothing: a fresh Debian tree with git and a JDK, entered by chroot.
#
#   .ci/clean-tree.sh --jdk FOLDER --work FOLDER [--mirror URL] [--suite NAME] [SCENARIO…]
#
# Needs root, debootstrap and overlayfs; --work keeps the Debian tree between runs (about 400 MB; a scenario adds 1 to 2 GB for
# as long as it runs). Each scenario is one file in .ci/trees/ and starts from the same bare tree. Prints a line a step with
# its seconds, and a summary last.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
suite=bookworm mirror=''
scenarios=()
while [ $# -gt 0 ]; do
  case $1 in
    --jdk) jdk=$2; shift ;;
    --work) work=$2; shift ;;
    --mirror) mirror=$2; shift ;;
    --suite) suite=$2; shift ;;
    -*) echo "unknown option $1" >&2; exit 2 ;;
    *) scenarios+=("$1") ;;
  esac
  shift
done
: "${jdk:?give --jdk, the folder of a JDK 25}" "${work:?give --work, a folder for the trees}"
[ ${#scenarios[@]} -gt 0 ] || for file in "$here"/trees/[0-9]*.sh; do scenarios+=("$(basename "$file" .sh)"); done

mkdir -p "$work"
base=$work/$suite
if [ ! -e "$base/.complete" ]; then
  echo "making a $suite tree in $base"
  # shellcheck disable=SC2086
  debootstrap --variant=minbase --include=ca-certificates,git,iproute2 "$suite" "$base" $mirror >"$work/debootstrap.log"
  cp -rL "$jdk" "$base/opt/jdk-25"          # with the certificates that its links point to
  cp -rL /usr/local/share/ca-certificates/. "$base/usr/local/share/ca-certificates/"   # what this machine trusts beside Debian's own
  chroot "$base" update-ca-certificates >>"$work/debootstrap.log" 2>&1
  chroot "$base" useradd --create-home --shell /bin/bash student
  touch "$base/.complete"
fi

# The commits of this checkout, in a file that any user of the tree may clone.
git -C "$here/.." bundle create --quiet "$work/engram.bundle" HEAD

# enter FOLDER SCRIPT: runs a scenario in a tree of its own; whatever it leaves running ends with it.
enter() {
  local tree=$1 script=$2
  mkdir -p "$tree"/{upper,work,root}
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -euc '
    tree=$1 base=$2
    mount -t overlay overlay -o "lowerdir=$base,upperdir=$tree/upper,workdir=$tree/work" "$tree/root"
    mount -t proc proc "$tree/root/proc"
    mount --rbind /dev "$tree/root/dev"
    mount -t tmpfs tmpfs "$tree/root/tmp"
    mount -t sysfs sysfs "$tree/root/sys"; mount --rbind /sys/fs/cgroup "$tree/root/sys/fs/cgroup"
    mount -t tmpfs tmpfs "$tree/root/run"
    cp -L /etc/resolv.conf "$tree/root/etc/resolv.conf"
    cp "$3" "$tree/root/run/engram.bundle"
    cp -r "$4" "$tree/root/run/trees"
    chmod -R a+rX "$tree/root/run"
    exec chroot "$tree/root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin CI=true \
      bash /run/trees/"$5".sh </dev/null' \
    enter "$tree" "$base" "$work/engram.bundle" "$here/trees" "$script"
}

passed=0 failed=0
for scenario in "${scenarios[@]}"; do
  echo "== $scenario: $(sed -n '2s/^# //p' "$here/trees/$scenario.sh")"
  tree=$work/$scenario
  rm -rf "$tree"
  if enter "$tree" "$scenario"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "✗ $scenario"; fi
  rm -rf "$tree"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
