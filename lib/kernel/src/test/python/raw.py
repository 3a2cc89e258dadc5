"""A front end that sends what no client would."""
import zmq


class Raw:
    """A socket that sends what no client would."""

    def __init__(self, s):
        self.session = s.client.session
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.linger = 0
        self.socket.connect(s.address("shell"))

    def frames(self, kind, content):
        message = self.session.msg(kind, content)
        return self.session.serialize(message)

    def close(self):
        self.socket.close()


EXECUTE = {"code": "hits++;", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
           "stop_on_error": True}
