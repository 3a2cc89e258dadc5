"""Drives the kernel through Jupyter's own client. A file of checks ends with `harness.main(globals())`; every function whose
name starts with `check_` is a check, takes a fresh or shared session, and one JSON line a check goes to stdout."""
import json
import os
import re
import signal
import sys
import tempfile
import threading
import time
import traceback

from jupyter_client.manager import KernelManager

os.environ["JUPYTER_PATH"] = os.environ.get("ENGRAM_TEST_JUPYTER_PATH", "")


FOLDER = tempfile.TemporaryDirectory()


class Result:
    """What came back from a cell."""

    def __init__(self):
        self.messages = []
        self.reply = {}
        self.seconds = 0.0
        self.after_interrupt = None

    @property
    def status(self):
        return self.reply["content"]["status"]

    def of(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    def stream(self, name):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == name)

    @property
    def out(self):
        return self.stream("stdout")

    @property
    def err(self):
        return self.stream("stderr")

    @property
    def data(self):
        """The forms of the cell's value."""
        results = self.of("execute_result")
        return results[0]["data"] if results else {}

    @property
    def text(self):
        return self.data.get("text/plain")

    @property
    def error(self):
        errors = self.of("error")
        return errors[0] if errors else {}

    @property
    def traceback(self):
        return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(self.error.get("traceback", [])))


class Session:
    """A kernel and its client."""

    def __init__(self, transport=os.environ.get("ENGRAM_TEST_TRANSPORT", "tcp"), env=None, cwd=None, stderr=None, name="java"):
        self.manager = KernelManager(kernel_name=name, transport=transport)
        if transport == "ipc":
            self.manager.ip = os.path.join(tempfile.mkdtemp(dir=FOLDER.name), "kernel")
        start = time.time()
        self.manager.start_kernel(env=dict(os.environ, **(env or {})), cwd=cwd, stderr=stderr)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.start_seconds = time.time() - start

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def address(self, channel):
        """Where the kernel listens for a channel: shell, control, stdin, iopub or hb."""
        separator = ":" if self.manager.transport == "tcp" else "-"
        return f"{self.manager.transport}://{self.manager.ip}{separator}{getattr(self.manager, channel + '_port')}"

    def run(self, code, timeout=60, interrupt=False, **options):
        """Runs a cell; with `interrupt` it is interrupted a little after it has printed "go"."""
        result = Result()
        start = time.time()
        interrupted = []

        def interrupt_now():
            time.sleep(0.2)
            interrupted.append(time.time())
            self.manager.interrupt_kernel()

        request = self.client.execute(code, **options)
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            parent = message["parent_header"]   # an interrupt_request, numbered by the manager, may have the same id
            if parent.get("msg_id") == request and parent.get("msg_type") == "execute_request":
                result.messages.append(message)
                if interrupt and message["msg_type"] == "stream" and "go" in message["content"]["text"]:
                    interrupt = False
                    threading.Thread(target=interrupt_now).start()
                if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                    break
        result.reply = self.answer(request, timeout)
        result.seconds = time.time() - start
        if interrupted:
            result.after_interrupt = time.time() - interrupted[0]
        return result

    def answer(self, request, timeout=30):
        """The reply to a request on the shell channel."""
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"].get("msg_id") == request:
                return reply

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)


def equal(actual, expected):
    assert actual == expected, f"expected {expected!r}, got {actual!r}"


def within(text, part):
    assert text is not None and part in text, f"expected {part!r} in {text!r}"


class Skip(Exception):
    """A check cannot be made on this machine; the message says why."""


NOTES = []


def note(text):
    """A measured figure, to be printed with the check's result."""
    NOTES.append(text)


def out_of_time(*_):
    raise TimeoutError("the check took too long")


def main(names, limit=240):
    """Runs the checks in their order, each for at most `limit` seconds; those with a parameter `s` share one session. Returns what
    it prints."""
    signal.signal(signal.SIGALRM, out_of_time)
    shared, results = None, []
    for name, check in list(names.items()):
        if not name.startswith("check_") or (len(sys.argv) > 1 and name not in sys.argv[1:]):
            continue
        problem = skipped = ""
        start = time.time()
        signal.alarm(limit)
        try:
            if check.__code__.co_argcount == 1:
                shared = shared or Session()
                check(shared)
            else:
                check()
        except Skip as reason:
            skipped = str(reason)
        except BaseException:
            problem = traceback.format_exc()
        signal.alarm(0)
        results.append({"name": name, "problem": problem, "skipped": skipped, "seconds": round(time.time() - start, 2),
                        "notes": NOTES.copy()})
        print(json.dumps(results[-1]), flush=True)
        NOTES.clear()
    if shared:
        shared.close()
    return results
