"""How the kernel is reached, what it refuses, and how it goes."""
import glob
import json
import os
import random
import signal
import socket
import stat
import subprocess
import sys
import time

import harness
import zmq
from harness import equal, within


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
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    addresses = listening(s.pid)
    assert addresses and addresses <= loopback, addresses


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


class Raw:
    """A socket that sends what no client would."""

    def __init__(self, s):
        self.session = s.client.session
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.linger = 0
        self.socket.connect(f"tcp://{s.manager.ip}:{s.manager.shell_port}")

    def frames(self, kind, content):
        message = self.session.msg(kind, content)
        return self.session.serialize(message)

    def close(self):
        self.socket.close()


EXECUTE = {"code": "hits++;", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
           "stop_on_error": True}


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


def check_input_that_was_not_asked_for(s):
    s.client.input("nobody asked")
    equal(s.run("1 + 1").text, "2")


def check_ten_thousand_bad_messages(s):
    """Frames cut, swapped, doubled, flipped; wrong types in headers and contents that are signed well."""
    s.run("hits = 0;")
    chance = random.Random(20260101)
    raw = Raw(s)
    kinds = ["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "kernel_info_request",
             "comm_info_request", "comm_open", "comm_msg", "comm_close", "no_such_request", "input_reply", "interrupt_request"]
    junk = [None, 5, -1, 1e308, True, [], {}, "", "\\u0000", "x" * 1000, [[[]]], {"a": {"b": []}}]
    for i in range(10_000):
        way = i % 5
        if way == 0:      # any bytes
            frames = [chance.randbytes(chance.randrange(200)) for _ in range(chance.randrange(1, 10))]
        elif way == 1:    # a good message, damaged
            whole = list(raw.frames("execute_request", EXECUTE))
            frames = list(whole)
            for _ in range(chance.randrange(1, 4)):
                k = chance.randrange(len(frames))
                action = chance.randrange(4)
                if action == 0:
                    del frames[k]
                elif action == 1:
                    frames[k] = frames[k][:len(frames[k]) // 2]
                elif action == 2 and frames[k]:
                    at = chance.randrange(len(frames[k]))
                    frames[k] = frames[k][:at] + bytes([frames[k][at] ^ (1 << chance.randrange(8))]) + frames[k][at + 1:]
                else:
                    frames.insert(k, frames[k])
                frames = frames or [b""]
            if any(frames[k:k + len(whole)] == whole for k in range(len(frames))):
                continue   # other routing frames around an intact message are no damage
        elif way == 2:    # well signed, a content of wrong types
            content = {name: chance.choice(junk) for name in ("code", "cursor_pos", "detail_level", "hist_access_type", "n", "session",
                                                              "start", "stop", "pattern", "comm_id", "target_name", "data",
                                                              "silent", "user_expressions", "store_history", "allow_stdin", "value")}
            content["code"] = chance.choice([None, 5, [], {}, "", "/* comment */"])
            frames = raw.frames(chance.choice(kinds), content)
        elif way == 3:    # well signed, a header of wrong types
            message = raw.session.msg(chance.choice(kinds), {})
            message["header"][chance.choice(["msg_id", "msg_type", "session", "username", "date", "version"])] = chance.choice(junk)
            frames = raw.session.serialize(message)
        else:             # well signed, nothing in it
            frames = raw.frames(chance.choice(kinds), {})
        raw.socket.send_multipart(frames)
    time.sleep(1)
    equal(s.run("hits", timeout=120).text, "0")
    raw.close()
    for port in (s.manager.control_port, s.manager.stdin_port, s.manager.hb_port, s.manager.iopub_port, s.manager.shell_port):
        with socket.create_connection((s.manager.ip, port)) as stranger:   # bytes that are no ZMTP at all
            stranger.sendall(chance.randbytes(1000))
    equal(s.run("1 + 1").text, "2")


def check_fifty_restarts():
    s = harness.Session()
    pids = []
    for _ in range(50):
        pids.append(s.pid)
        s.manager.restart_kernel(now=False)
        s.client.stop_channels()
        s.client = s.manager.client()
        s.client.start_channels()
        s.client.wait_for_ready(timeout=60)
    equal(s.run("1 + 1").text, "2")
    pids.append(s.pid)
    s.close()
    equal([pid for pid in pids if os.path.exists(f"/proc/{pid}")], [])


harness.main(globals())
