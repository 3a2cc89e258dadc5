# Where every Jupyter finds the kernel: its description in a folder of the user's, or under another.

# kernel install [--user|--prefix P] [--name N]: for every Jupyter of this user, or for the one that lives under P.
kernel_install() {
  local said
  find_kernel_folder "$@"
  [ ! -e "$folder/kernel.json" ] && [ ! -L "$folder/kernel.json" ] || is_ours ||
    stop "there is another kernel named ${folder##*/} in $folder, which stays: give this one another name, \
as in './engram kernel install --name engram'."
  prepare
  make_aot_cache
  said=$(write_kernel 2>&1) ||
    stop "the kernel could not be written to $folder (${said##*: }): what was there stays; for another place there is --prefix FOLDER."
  say "the kernel ${folder##*/} is now in $folder"
}

# Puts the description of this checkout's kernel in its place, whole or not at all.
write_kernel() {
  local part
  mkdir -p "$folder" && part=$(mktemp "$folder/.kernel.XXXXXX") || return 1
  cat "$state/jupyter/kernels/java/kernel.json" >"$part" && chmod 644 "$part" && mv "$part" "$folder/kernel.json" ||
    { rm -f "$part"; return 1; }
}

# Takes away what was installed, and nothing that somebody has added.
kernel_uninstall() {
  local said
  find_kernel_folder "$@"
  [ -r "$folder/kernel.json" ] || stop "there is no kernel ${folder##*/} in $folder."
  is_ours || stop "the kernel ${folder##*/} in $folder is not of this checkout; it stays."
  said=$(rm "$folder/kernel.json" 2>&1) || stop "the kernel in $folder stays (${said##*: })."
  rmdir "$folder" 2>/dev/null || say "$folder stays, for there is more in it"
  say "the kernel ${folder##*/} is no longer in $folder"
}

is_ours() { grep -qF "\"$command_as_json\"" "$folder/kernel.json" 2>/dev/null; }

# Sets folder to where the options of install and uninstall lead.
find_kernel_folder() {
  local place='' name=java
  local how="write './engram kernel install' or 'uninstall' with --user or --prefix FOLDER, and --name NAME if it is not java."
  while [ $# -gt 0 ]; do
    case $1 in
      --user) place=$(user_data) ;;
      --prefix=?*) place=${1#*=}/share/jupyter ;;
      --name=?*) name=${1#*=} ;;
      --prefix|--name) [ -n "${2-}" ] || stop "$how"; set -- "$1=$2" "${@:3}"; continue ;;
      *) stop "$how" ;;
    esac
    shift
  done
  [[ $name =~ ^[A-Za-z0-9._-]+$ && $name != .* ]] || stop "a kernel's name has letters, digits, '.', '_' and '-', and not '$name'."
  folder=${place:-$(user_data)}/kernels/$name
}

# Where Jupyter looks for what is this user's.
user_data() {
  local data=${XDG_DATA_HOME:-$HOME/.local/share}/jupyter
  [[ $OSTYPE != darwin* ]] || data=$HOME/Library/Jupyter
  printf '%s\n' "${JUPYTER_DATA_DIR:-$data}"
}
