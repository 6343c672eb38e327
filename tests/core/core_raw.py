"""A server on loopback that does to a connection whatever a test wants."""

import contextlib
import itertools
import socket
import struct
import threading


def http(body=b"", status="200 OK", **headers):
    """An HTTP/1.1 answer; `content_length` can lie or be left out (None)."""
    fields = {
        "content_length": len(body),
        "content_type": "application/rss+xml",
        "connection": "close",
    } | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


class Raw:
    """Answers every request by `answer`: bytes, or a function of the connection; `heads` are the requests."""

    def __init__(self, identity=None):
        self.answer = http()
        self.robots = http(status="404 Not Found")
        self.heads = []
        self.over = threading.Event()
        self.identity = identity
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http{'s' if identity else ''}://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with contextlib.suppress(OSError), connection:
            if self.identity:
                connection = self.identity.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(4096)
                if not piece:
                    return
                head += piece
            path = head.split(b" ")[1].decode()
            answer = self.robots if path == "/robots.txt" else self.answer
            if path != "/robots.txt":
                self.heads.append(head.decode("latin-1"))
            if callable(answer):
                answer(self, connection)
            else:
                connection.sendall(answer)

    def close(self):
        self.over.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)  # closing alone leaves it to the thread that accepts
        self.listener.close()


def drip(*pieces, forever=b""):
    """Pieces one after the other, then the last one again and again until the client has enough."""

    def answer(server, connection):
        for piece in itertools.chain(pieces, itertools.repeat(forever)):
            connection.sendall(piece)
            if server.over.wait(0.01):
                return

    return answer


def flood(head, piece):
    """A head, then as much as the client takes."""

    def answer(server, connection):
        connection.sendall(head)
        while not server.over.is_set():
            connection.sendall(piece)

    return answer


def reset(head):
    """A head and part of a body, then RST."""

    def answer(_, connection):
        connection.sendall(head)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return answer


def silence(server, _):
    """Nothing at all."""
    server.over.wait(30)
