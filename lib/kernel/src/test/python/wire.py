"""A front end that reads what the kernel sends as bare frames, and believes nothing of it."""
import hashlib
import hmac
import json
import time
import uuid

import zmq

CHANNELS = ("shell", "control", "stdin", "iopub")


class FrontEnd:
    """Sockets of its own to a running kernel. `received` holds every message: channel, header, parent_header, metadata, content."""

    def __init__(self, s):
        identity = uuid.uuid4().bytes
        self.session = s.client.session
        self.sockets = {}
        for channel in CHANNELS:
            socket = zmq.Context.instance().socket(zmq.SUB if channel == "iopub" else zmq.DEALER)
            if channel == "iopub":
                socket.subscribe(b"")
            else:
                socket.identity = identity      # the same on all, by which the kernel finds who is to be asked for input
            socket.connect(s.address(channel))
            self.sockets[channel] = socket
        self.received = []
        self.wait_until_subscribed()

    def wait_until_subscribed(self):
        """What is published before a subscription has arrived is lost: ask until an answer is seen on iopub."""
        deadline = time.time() + 60
        while not self.sockets["iopub"].poll(200):
            assert time.time() < deadline, "nothing was published for a minute"
            self.send("shell", "kernel_info_request", {})
        while any(socket.poll(500) for socket in self.sockets.values()):
            self.receive(1)
        self.received.clear()

    def send(self, channel, kind, content):
        """Sends a message; returns its header as the kernel reads it."""
        message = self.session.msg(kind, content)
        frames = self.session.serialize(message)
        self.sockets[channel].send_multipart(frames)
        return json.loads(frames[3 if frames[0] != b"<IDS|MSG>" else 2])

    def receive(self, timeout=60):
        """The next message of any channel."""
        poller = zmq.Poller()
        for socket in self.sockets.values():
            poller.register(socket, zmq.POLLIN)
        ready = dict(poller.poll(timeout * 1000))
        assert ready, f"nothing came for {timeout} s; the last was {self.received[-1:]}"
        for channel, socket in self.sockets.items():
            if socket in ready:
                message = self.read(channel, socket.recv_multipart())
                self.received.append(message)
                return message

    def read(self, channel, frames):
        at = frames.index(b"<IDS|MSG>")
        assert at == (1 if channel == "iopub" else 0), f"{at} frames stand in front of a message on {channel}"
        signature, parts = frames[at + 1], frames[at + 2:at + 6]
        assert len(parts) == 4, f"a message of {len(parts)} parts"
        expected = hmac.new(self.session.key, b"".join(parts), hashlib.sha256).hexdigest()
        assert signature.decode() == expected, "a message is not signed with the key of the connection file"
        header, parent, metadata, content = map(json.loads, parts)
        return {"channel": channel, "header": header, "parent_header": parent, "metadata": metadata, "content": content}

    def ask(self, channel, kind, content, on_message=lambda message: None, replied=True):
        """Sends a request and receives until its reply and the idle state are there; returns all that it has caused."""
        header = self.send(channel, kind, content)
        caused, idle = [], False
        while not idle or replied and not any(m["header"]["msg_type"] == kind.replace("_request", "_reply") for m in caused):
            message = self.receive()
            if message["parent_header"].get("msg_id") == header["msg_id"]:
                assert message["parent_header"] == header, f"{message['parent_header']} is no copy of {header}"
                caused.append(message)
                on_message(message)
                idle = idle or message["content"].get("execution_state") == "idle"
        return caused

    def close(self):
        for socket in self.sockets.values():
            socket.close(0)
