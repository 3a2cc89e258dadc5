"""Every message that the kernel sends is one of the messaging specification; messages.json has it as JSON schemas."""
import copy
import json
import os
import time

import harness
from harness import equal, within
from wire import FrontEnd

SCHEMA = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "messages.json")))
PARTS = {"message", "header", "count", "bundle", "shown", "transient", "failure", "failed", "ok"}
KINDS = set(SCHEMA["definitions"]) - PARTS


def problems(message):
    """What the specification has against a message."""
    kind = message["header"].get("msg_type")
    if kind not in KINDS:
        return [f"{kind} is no message of the specification"]
    rules = [{"$ref": "#/definitions/message"}, {"$ref": "#/definitions/" + kind}, {"properties": {"content": {"type": "object"}}}]
    schema = dict(SCHEMA, allOf=rules)
    return [f"{kind}: {'.'.join(map(str, e.absolute_path))}: {e.message}" for e in validator(schema).iter_errors(message)]


def validator(schema):
    try:
        import jsonschema
    except ImportError:
        raise harness.Skip("the Python package jsonschema is not on this machine")
    return jsonschema.Draft7Validator(schema)


def cell(code, **options):
    return dict({"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
                 "stop_on_error": True}, **options)


CELLS = [
    cell('System.out.println("out"); System.err.println("err"); List.of(1, 2)'),
    cell("int a = 4;", user_expressions={"good": "a * 2", "bad": "a / 0"}),
    cell('var id = display("<b>x</b>", "text/html");'),
    cell('updateDisplay(id, "<i>y</i>", "text/html");'),
    cell("clearOutput(true); clearOutput(false);"),
    cell("new java.awt.image.BufferedImage(3, 2, 1)"),
    cell("record Pair(int x, int y) { }\nnew Pair(1, 2)"),
    cell("misspelt + 1"),
    cell("throw new IllegalStateException();"),
    cell("1", silent=True),
    cell('System.exit(1);'),
    cell("%lsmagic"),
]

TARGET = """
import org.dflib.jjava.jupyter.kernel.comm.*;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.*;
class Echo extends Comm {
    Echo(CommManager manager, String id, String target) { super(manager, id, target); }
    protected void onMessage(Message<CommMsgCommand> message) { send(message.getContent().getData()); }
    protected void onClose(Message<CommCloseCommand> message, boolean sending) { }
}
comms().registerTarget("echo", (manager, id, target, message) -> new Echo(manager, id, target));
comms().openComm("page", (manager, id, target, message) -> new Echo(manager, id, target)).close();
"""


def questions():
    """Requests other than cells, with the answer that each should find."""
    yield "kernel_info_request", {}
    for code in ("Math.sq", "%cla", "nothing.like.this"):
        yield "complete_request", {"code": code, "cursor_pos": len(code)}
    for code in ("Math.sqrt", "noSuchThing", "%load"):
        yield "inspect_request", {"code": code, "cursor_pos": len(code), "detail_level": 0}
    for code in ("1 + 1", "int f() {", "f(1))"):
        yield "is_complete_request", {"code": code}
    for output in (True, False):
        yield "history_request", {"hist_access_type": "tail", "n": 5, "output": output, "raw": True}
        yield "history_request", {"hist_access_type": "search", "pattern": "*", "n": 5, "output": output, "raw": True}
        yield "history_request", {"hist_access_type": "range", "session": 0, "start": 1, "stop": 3, "output": output, "raw": True}
    yield "comm_info_request", {}


def whole(caused):
    """A request is answered once, between one busy and one idle state."""
    states = [m["content"]["execution_state"] for m in caused if m["header"]["msg_type"] == "status"]
    published = [m for m in caused if m["channel"] == "iopub"]
    equal(states, ["busy", "idle"])
    equal((published[0]["header"]["msg_type"], published[-1]["header"]["msg_type"]), ("status", "status"))
    assert sum(m["header"]["msg_type"].endswith("_reply") for m in caused) <= 1, "more than one reply"


def drive(front):
    """Makes the kernel send every kind of message."""
    for content in CELLS:
        whole(front.ask("shell", "execute_request", content))
    whole(front.ask("shell", "execute_request", cell(TARGET)))
    for kind, content in questions():
        whole(front.ask("shell", kind, content))
    whole(front.ask("control", "kernel_info_request", {}))
    for kind, content in (("comm_open", {"comm_id": "c", "target_name": "echo", "data": {}}), ("comm_msg", {"comm_id": "c", "data": {"n": 1}})):
        whole(front.ask("shell", kind, content, replied=False))
    whole(front.ask("shell", "comm_info_request", {"target_name": "echo"}))
    whole(front.ask("shell", "comm_close", {"comm_id": "c", "data": {}}, replied=False))
    whole(front.ask("shell", "comm_open", {"comm_id": "d", "target_name": "nobody", "data": {}}, replied=False))

    def answer(message):
        if message["header"]["msg_type"] == "input_request":
            front.send("stdin", "input_reply", {"value": "Ada"})
    whole(front.ask("shell", "execute_request", cell('input("name? ")', allow_stdin=True), answer))
    whole(front.ask("shell", "execute_request", cell('password("word? ")', allow_stdin=True), answer))
    interrupt(front)
    abort(front)


def interrupt(front):
    request = front.send("shell", "execute_request", cell('System.out.println("go"); while (true) { }'))
    while front.receive()["content"].get("text") != "go\n":
        pass
    whole(front.ask("control", "interrupt_request", {}))
    while not any((m["header"]["msg_type"], m["parent_header"]["msg_id"]) == ("execute_reply", request["msg_id"]) for m in front.received):
        front.receive()     # unless it came with the answer to the interrupt


def abort(front):
    """A cell that waits behind one that fails."""
    front.send("shell", "execute_request", cell("Thread.sleep(300); throw new RuntimeException();"))
    caused = front.ask("shell", "execute_request", cell("1"))
    equal([m["content"]["status"] for m in caused if m["channel"] == "shell"], ["aborted"])


def check_every_message_is_of_the_specification():
    validator(SCHEMA).check_schema(SCHEMA)
    s = harness.Session()
    front = FrontEnd(s)
    drive(front)
    whole(front.ask("control", "shutdown_request", {"restart": True}))
    seen = {m["header"]["msg_type"] for m in front.received}
    equal(sorted(KINDS - seen), [])
    found = [problem for message in front.received for problem in problems(message)]
    equal(found, [])
    equal(len({m["header"]["session"] for m in front.received}), 1)
    equal(len({m["header"]["msg_id"] for m in front.received}), len(front.received))
    harness.note(f"{len(front.received)} messages of {len(seen)} kinds")
    refuses_damage(front.received)
    front.close()
    s.client.stop_channels()
    wait_for_end(s.pid)
    s.manager.cleanup_resources()


def refuses_damage(messages):
    """A schema that lets everything pass would be no test: a field less, or one more in the content, is found in every kind."""
    examples = {m["header"]["msg_type"]: m for m in messages}
    for kind, message in examples.items():
        for field in ("msg_id", "session", "date", "msg_type", "version"):
            damaged = copy.deepcopy(message)
            del damaged["header"][field]
            assert problems(damaged), f"{kind} without {field} in its header passed"
        for field in set(message["content"]) - {"payload", "transient", "help_links", "debugger"}:
            damaged = copy.deepcopy(message)
            del damaged["content"][field]
            assert problems(damaged), f"{kind} without {field} passed"
        assert problems(dict(message, content=dict(message["content"], surplus=1))), f"{kind} with a field too many passed"
        assert problems(dict(message, channel="heartbeat")), f"{kind} passed on another channel"


def wait_for_end(pid):
    deadline = time.time() + 10
    while os.path.exists(f"/proc/{pid}") and open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0] != "Z":
        assert time.time() < deadline, "the kernel lives on after its shutdown"
        time.sleep(0.1)


def check_shutdown_on_the_shell_channel():
    validator(SCHEMA)
    s = harness.Session()
    front = FrontEnd(s)
    caused = front.ask("shell", "shutdown_request", {"restart": False})
    whole(caused)
    equal([problem for message in caused for problem in problems(message)], [])
    front.close()
    s.client.stop_channels()
    wait_for_end(s.pid)
    s.manager.cleanup_resources()


harness.main(globals())
