"""Starts programs on the side, gives them no settings of the user's, and leaves none of them behind."""
import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import harness
from harness import equal

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, "..", "js")
NODE_FOLDER = os.path.normpath(os.path.join(HERE, "..", "..", "..", "target", "js"))     # with node_modules, never committed
FOLDER = tempfile.TemporaryDirectory()
ENVIRONMENT = dict(os.environ, HOME=FOLDER.name, JUPYTER_CONFIG_DIR=os.path.join(FOLDER.name, "config"), TERM="xterm",
                   JUPYTER_RUNTIME_DIR=os.path.join(FOLDER.name, "runtime"), JUPYTER_DATA_DIR=os.path.join(FOLDER.name, "data"),
                   PYDEVD_DISABLE_FILE_VALIDATION="1")


def needs_module(name):
    if importlib.util.find_spec(name) is None:
        raise harness.Skip(f"the Python package {name} is not on this machine")


def needs_command(*names):
    for name in names:
        if shutil.which(name):
            return shutil.which(name)
    raise harness.Skip(f"{' or '.join(names)} is not on this machine")


def run(command, env=ENVIRONMENT, **options):
    """The finished process; none of its children is left."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env,
                               start_new_session=True, **options)
    try:
        output, _ = process.communicate(timeout=150)
    finally:
        end(process)
    return subprocess.CompletedProcess(command, process.returncode, output)


def end(process):
    """Ends a process that leads a session of its own, and whatever it has started."""
    with contextlib.suppress(ProcessLookupError):
        if process.poll() is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(15)
        os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def server():
    """The notebook server on this machine only; gives its address. The token is "secret"."""
    needs_module("notebook")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = os.path.join(FOLDER.name, "server.log")
    with open(log, "w") as file:
        process = subprocess.Popen([sys.executable, "-m", "notebook", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
                                    "--allow-root", "--notebook-dir", FOLDER.name, "--NotebookApp.token=secret"],
                                   stdout=file, stderr=subprocess.STDOUT, env=ENVIRONMENT, start_new_session=True)
    try:
        address = f"http://127.0.0.1:{port}/"
        deadline = time.time() + 60
        while not answers(address + "api/status?token=secret"):
            assert process.poll() is None and time.time() < deadline, "the server did not start: " + open(log).read()
            time.sleep(0.2)
        yield address
    finally:
        end(process)


def answers(address):
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except (urllib.error.URLError, OSError):
        return False


def fetch(npm):
    """The packages of package-lock.json, from wherever this user's npm takes them."""
    try:
        done = run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000"],
                   env=os.environ, cwd=NODE_FOLDER)
        reason = next((line for line in done.stdout.splitlines() if "error" in line), f"it ended with {done.returncode}") if done.returncode else ""
    except subprocess.TimeoutExpired:
        reason = "it takes too long"
    if reason:
        raise harness.Skip("npm cannot fetch the packages of lib/kernel/src/test/js here: " + reason)


def node(script, *arguments):
    """Runs a script with the packages of package-lock.json."""
    command = needs_command("node")
    npm = needs_command("npm")
    os.makedirs(NODE_FOLDER, exist_ok=True)
    for name in os.listdir(SCRIPTS):
        shutil.copy(os.path.join(SCRIPTS, name), NODE_FOLDER)
    if not os.path.exists(os.path.join(NODE_FOLDER, "node_modules", "complete")):
        fetch(npm)
        open(os.path.join(NODE_FOLDER, "node_modules", "complete"), "w").close()
    done = run([command, script, *arguments], cwd=NODE_FOLDER)
    equal((done.returncode, done.stdout if done.returncode else ""), (0, ""))
