"""Stands in for a kernel that can't start, so that the page says why: python3 reason.py CONNECTION_FILE SENTENCE. Every cell gets the
sentence as its error. Any Python that has Jupyter's client can run it."""
import json
import os
import sys

import zmq
from jupyter_client.session import Session

with open(sys.argv[1]) as file:
    connection = json.load(file)
reason = {"ename": "KernelNotStarted", "evalue": sys.argv[2], "traceback": [sys.argv[2]]}
session = Session(key=connection["key"].encode(), signature_scheme=connection["signature_scheme"])
context = zmq.Context()


def bound(kind, channel):
    socket = context.socket(kind)
    separator = ":" if connection["transport"] == "tcp" else "-"
    socket.bind(f"{connection['transport']}://{connection['ip']}{separator}{connection[channel + '_port']}")
    return socket


pages, heartbeat, asked = bound(zmq.PUB, "iopub"), bound(zmq.REP, "hb"), bound(zmq.ROUTER, "stdin")
requests = [bound(zmq.ROUTER, "shell"), bound(zmq.ROUTER, "control")]


def answer(socket):
    """Answers one request; whether another may come."""
    try:
        addresses, message = session.recv(socket)
    except ValueError:      # it is signed by nobody who knows the key
        return True
    kind, content = message["msg_type"], {"status": "ok"}
    session.send(pages, "status", {"execution_state": "busy"}, parent=message)
    if kind == "kernel_info_request":
        content.update(protocol_version="5.3", implementation="engram", implementation_version="", banner=sys.argv[2], help_links=[],
                       language_info={"name": "java", "version": "", "mimetype": "text/x-java-source", "file_extension": ".jshell"})
    elif kind == "execute_request":
        content = {"status": "error", "execution_count": 0, **reason}
        session.send(pages, "error", reason, parent=message)
    elif kind == "shutdown_request":
        content["restart"] = message["content"]["restart"]
    session.send(socket, kind.replace("_request", "_reply"), content, parent=message, ident=addresses)
    session.send(pages, "status", {"execution_state": "idle"}, parent=message)
    return kind != "shutdown_request"


poller = zmq.Poller()
for each in [heartbeat, *requests]:
    poller.register(each, zmq.POLLIN)
parent = os.getppid()
running = True
while running and os.getppid() == parent:
    for ready, _ in poller.poll(1000):
        if ready is heartbeat:
            heartbeat.send(heartbeat.recv())
        else:
            running = answer(ready) and running
context.destroy(linger=500)
