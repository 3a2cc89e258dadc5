"""How the kernel is reached, what it refuses, and how it goes."""
import glob
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time

from jupyter_client.manager import KernelManager

import harness
from harness import equal, within
from raw import EXECUTE, Raw


def check_ipc():
    s = harness.Session(transport="ipc")
    folder = os.path.dirname(s.manager.ip)
    sockets = glob.glob(s.manager.ip + "-*")
    equal(len(sockets), 5)
    for path in sockets:
        equal(stat.S_IMODE(os.stat(path).st_mode), 0o600)
    equal(s.run("1 + 1").text, "2")
    equal(len(s.run('"x".repeat(3_000_000).length()').text), 7)
    r = s.run('System.out.println("go"); while (true) { }', interrupt=True)
    equal(r.error["ename"], "InterruptedException")
    request = s.client.execute('input("?")', allow_stdin=True)
    s.client.get_stdin_msg(timeout=20)
    s.client.input("yes")
    equal(s.answer(request)["content"]["status"], "ok")
    assert s.client.hb_channel.is_beating()
    s.close()
    equal(os.listdir(folder), [])


def check_stale_ipc_sockets_are_removed():
    s = harness.Session(transport="ipc")
    os.kill(s.pid, signal.SIGKILL)
    s.manager.provisioner.process.wait()
    equal(len(glob.glob(s.manager.ip + "-*")), 5)
    s.client.stop_channels()
    s.manager.start_kernel()
    client = s.manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    client.stop_channels()
    s.manager.shutdown_kernel()
    equal(glob.glob(s.manager.ip + "-*"), [])


def listening(pid):
    """The addresses at which a process listens."""
    inodes = set()
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        try:
            target = os.readlink(f"/proc/{pid}/fd/{descriptor}")
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    found = set()
    for table in ("tcp", "tcp6"):
        with open(f"/proc/{pid}/net/{table}") as lines:
            for line in list(lines)[1:]:
                fields = line.split()
                if fields[3] == "0A" and fields[9] in inodes:
                    found.add(fields[1].split(":")[0])
    return found


def check_ports_are_bound_to_the_given_address_only(s):
    """Over ipc there is no port at all: whoever reached one would not need to be the owner of the socket."""
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    addresses = listening(s.pid)
    if s.manager.transport == "ipc":
        equal(addresses, set())
    else:
        assert addresses and addresses <= loopback, addresses


def check_clients_that_come_back_are_heard(s):
    """A page that loses its connection comes back under the same identity, before the kernel has noticed that it went."""
    import zmq
    context = zmq.Context()
    for i in range(200):
        socket = context.socket(zmq.DEALER)
        socket.setsockopt(zmq.IDENTITY, b"page")
        socket.setsockopt(zmq.LINGER, 0)
        socket.connect(s.address("shell"))
        request = s.client.session.msg("kernel_info_request", {})
        s.client.session.send(socket, request)
        assert socket.poll(5000), f"connection {i} got no answer"
        _, reply = s.client.session.recv(socket)
        equal(reply["parent_header"]["msg_id"], request["header"]["msg_id"])
        socket.close(linger=0)
    context.term()


def check_nobody_else_reaches_an_ipc_socket():
    """Another user gets nothing, even where the folder is open and the socket's permissions were, too."""
    if os.getuid() != 0:
        raise harness.Skip("only root can try to be somebody else")
    s = harness.Session(transport="ipc")
    for folder in (os.path.dirname(s.manager.ip), harness.FOLDER.name):
        os.chmod(folder, 0o755)
    path = f"{s.manager.ip}-{s.manager.shell_port}"
    attack = ("import os, socket, sys; os.setgid(65534); os.setuid(65534); s = socket.socket(socket.AF_UNIX); s.settimeout(5); "
              "s.connect(sys.argv[1]); print(len(s.recv(100)))")
    refused = subprocess.run([sys.executable, "-c", attack, path], capture_output=True, text=True)
    within(refused.stderr, "PermissionError")
    os.chmod(path, 0o777)
    heard = subprocess.run([sys.executable, "-c", attack, path], capture_output=True, text=True)
    assert heard.stdout.strip() in ("", "0"), (heard.stdout, heard.stderr)
    equal(s.run("1 + 1").text, "2")
    s.close()


ATTACK = """
import os, sys, json, time
os.setgid(65534); os.setuid(65534)
import zmq
from jupyter_client.session import Session
shell, control, iopub, key, file = sys.argv[1:]
context = zmq.Context()
heard = context.socket(zmq.SUB); heard.subscribe(b""); heard.connect(iopub)
session = Session(key=key.encode())
sockets = [context.socket(zmq.DEALER) for _ in range(2)]
for socket, address in zip(sockets, (shell, control)):
    socket.linger = 0
    socket.connect(address)
    session.send(socket, "execute_request", {"code": f'Files.createFile(Path.of("{file}"));', "silent": False})
    session.send(socket, "kernel_info_request", {})
print("attacking", flush=True)
time.sleep(2)
print(sum(socket.poll(0) for socket in sockets + [heard]), flush=True)
os._exit(0)
"""


def check_another_user_gets_nothing():
    """Over both transports, without the key and even with it: no code runs, no answer comes, and what others print is not heard."""
    if os.getuid() != 0:
        raise harness.Skip("only root can try to be somebody else")
    for transport in ("tcp", "ipc"):
        s = harness.Session(transport=transport)
        if transport == "ipc":
            for folder in (os.path.dirname(s.manager.ip), harness.FOLDER.name):
                os.chmod(folder, 0o755)
        attacks = {}
        for key in ("", "guessed", s.client.session.key.decode()):
            file = os.path.join(tempfile.gettempdir(), f"attack-{os.getpid()}-{len(attacks)}")
            command = [sys.executable, "-c", ATTACK, *map(s.address, ("shell", "control", "iopub")), key, file]
            attacks[file] = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for attack in attacks.values():
            equal(attack.stdout.readline(), "attacking\n")
        for _ in range(5):
            equal(s.run('System.out.println("a secret");').out, "a secret\n")
            time.sleep(0.2)
        for file, attack in attacks.items():
            equal((transport, attack.stdout.read().strip()), (transport, "0"))
            assert not os.path.exists(file), (transport, file)
        s.close()


def check_file_without_a_key_is_refused():
    """Nobody can run code without a key, for without one the kernel does not start, and says why."""
    for transport in ("tcp", "ipc"):
        for key in ("", None):
            manager = KernelManager(kernel_name="java", transport=transport)
            with tempfile.TemporaryDirectory() as folder:
                ports = {f"{name}_port": 20000 + i for i, name in enumerate(("shell", "control", "iopub", "stdin", "hb"))}
                connection = dict(ports, transport=transport, ip="127.0.0.1" if transport == "tcp" else os.path.join(folder, "kernel"),
                                  signature_scheme="hmac-sha256", **({} if key is None else {"key": key}))
                file = os.path.join(folder, "connection.json")
                with open(file, "w") as out:
                    json.dump(connection, out)
                command = [part.format(connection_file=file) for part in manager.kernel_spec.argv]
                ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
                equal(ended.returncode, 1)
                within(ended.stderr, "it has no key, without which everybody who reaches the ports could run code as you")


def check_client_that_dies_takes_the_kernel_along():
    for transport in ("tcp", "ipc"):
        code = ("import harness, os, sys; s = harness.Session(transport=sys.argv[1]); "
                "print(s.pid, s.manager.ip, flush=True); s.client.execute('while (true) { }'); "
                "__import__('time').sleep(0.5); os._exit(1)")
        out = subprocess.run([sys.executable, "-c", code, transport], stdout=subprocess.PIPE, text=True, timeout=120,
                             cwd=os.path.dirname(os.path.abspath(__file__))).stdout.split()
        pid, ip = int(out[0]), out[1]
        deadline = time.time() + 15
        while os.path.exists(f"/proc/{pid}") and time.time() < deadline:
            time.sleep(0.1)
        assert not os.path.exists(f"/proc/{pid}"), "the kernel outlived its client"
        if transport == "ipc":
            equal(glob.glob(ip + "-*"), [])


def check_forged_and_replayed_messages_change_nothing(s):
    s.run("int hits = 0;")
    raw = Raw(s)
    good = raw.frames("execute_request", EXECUTE)
    forged = list(raw.frames("execute_request", EXECUTE))
    forged[1] = b"0" * 64
    raw.socket.send_multipart(forged)
    unsigned = list(raw.frames("execute_request", EXECUTE))
    unsigned[1] = b""
    raw.socket.send_multipart(unsigned)
    for _ in range(3):
        raw.socket.send_multipart(good)
    time.sleep(1)
    equal(s.run("hits").text, "1")
    raw.close()


def check_what_is_refused_is_logged():
    """Forged, malformed, oversized, replayed, out of order: a line each, and nothing happens."""
    reasons = ("received before", "signature does not fit", "no complete message", "are taken", "no comm never opened",
               "nothing is known of no_such_request", "nothing was asked")
    with tempfile.NamedTemporaryFile() as log:
        s = harness.Session(stderr=log)
        s.run("int hits = 0;")
        raw = Raw(s)
        good = raw.frames("execute_request", EXECUTE)
        raw.socket.send_multipart(good)
        raw.socket.send_multipart(good)
        raw.socket.send_multipart([good[0], b"0" * 64, *good[2:]])
        raw.socket.send_multipart(good[:3])
        raw.socket.send_multipart(raw.frames("execute_request", dict(EXECUTE, code="hits++; // " + "x" * (1 << 26))))
        raw.socket.send_multipart(raw.frames("comm_msg", {"comm_id": "never opened", "data": {}}))
        raw.socket.send_multipart(raw.frames("no_such_request", {}))
        s.client.input("nobody asked")
        missing, deadline = reasons, time.time() + 30
        while missing and time.time() < deadline:
            time.sleep(0.1)
            with open(log.name) as file:
                told = file.read()
            missing = [reason for reason in reasons if reason not in told]
        equal((missing, s.run("hits").text), ([], "1"))
        raw.close()
        s.close()


harness.main(globals())
