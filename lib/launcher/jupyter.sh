# Jupyter: an existing one, else a private virtual environment, else the system's package manager.

# Succeeds when the command $1 can execute notebooks and open one of its two pages; sets jupyter and jupyter_page.
jupyter_works() {
  [ -x "$1" ] && limit 20 "$1" nbconvert --version >/dev/null 2>&1 || return 1
  for jupyter_page in lab notebook; do
    if limit 20 "$1" $jupyter_page --version >/dev/null 2>&1; then
      jupyter=$1
      return 0
    fi
  done
  return 1
}

existing_jupyter() {
  local candidate
  while read -r candidate; do
    jupyter_works "$candidate" && return 0
  done < <(type -aP jupyter || true; printf '%s\n' ~/.local/bin/jupyter)
  return 1
}

# The first, small package proves that an index answers, before anything large is asked of it.
private_jupyter() {
  local venv=$state/venv pins=$home/lib/launcher/requirements.txt log=$state/packages.log
  command -v python3 >/dev/null || return 1
  {
    limit 25 python3 -m venv --clear "$venv" &&
    limit 25 "$venv/bin/pip" install --quiet --retries 0 --timeout 8 --no-deps "$(grep '^jupyter-core==' "$pins")"
  } </dev/null >>"$log" 2>&1 || return 1
  say "installing Jupyter in a virtual environment of this checkout"
  limit 1200 "$venv/bin/pip" install --quiet --retries 1 --no-deps -r "$pins" </dev/null >>"$log" 2>&1 || return 1
  jupyter_works "$venv/bin/jupyter"
}

# Sets jupyter (a command), jupyter_page (lab or notebook), and jupyter_news when the answer is new.
find_jupyter() {
  local origin
  if [ -r "$state/jupyter-found" ]; then
    read -r jupyter_page jupyter <"$state/jupyter-found"
    [ ! -x "$jupyter" ] || return 0
  fi
  if existing_jupyter; then origin="the Jupyter that is installed"
  elif may_write && private_jupyter; then origin="a Jupyter of this checkout's own"
  elif install jupyter && existing_jupyter; then origin="the Jupyter of the system's packages"
  else return 1; fi
  jupyter_news="using $origin: $jupyter"
  ! may_write || printf '%s %s\n' "$jupyter_page" "$jupyter" >"$state/jupyter-found"
}

# Sets options, to which the arguments are added. Jupyter's root is the checkout, so that notebooks and exercises link to one
# another, and it opens the map of the course: JupyterLab, Notebook 7 and Notebook 6 each have a name of their own for that.
jupyter_options() {
  local map=notebooks/index.ipynb
  options=()
  if [[ " $*" == *" --"*-dir* ]]; then :       # another root, which has no such map
  elif [ "$jupyter_page" = lab ]; then options+=(--LabApp.default_url="/lab/tree/$map")
  else options+=(--JupyterNotebookApp.default_url="/notebooks/$map" --NotebookApp.default_url="/notebooks/$map"); fi
  options+=(--notebook-dir="$home")
  [[ " $* " == *" --ip"* ]] || options+=(--ip=127.0.0.1)
  [ "$(id -u)" != 0 ] || options+=(--allow-root)
}

# The command of this checkout as JSON writes it; a backslash or a line's end is not in its path.
command_as_json=${home//\"/\\\"}/engram

# Describes the kernel to Jupyter, for this checkout only: in a folder that JUPYTER_PATH will name.
register_kernel() {
  local folder=$state/jupyter/kernels/java
  mkdir -p "$folder" && cat >"$folder/kernel.json.new" <<END && mv "$folder/kernel.json.new" "$folder/kernel.json"
{
  "argv": ["$command_as_json", "kernel", "start", "{connection_file}"],
  "display_name": "Java (Engram)",
  "language": "java",
  "interrupt_mode": "message"
}
END
}
