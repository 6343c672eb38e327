"""SMTP servers on loopback: a whole one (aiosmtpd), and one that says what a test tells it to."""

import asyncio
import socket
import ssl
import threading
from contextlib import contextmanager

from aiosmtpd.smtp import SMTP, AuthResult


class Box:
    """Keeps what was handed in; `answers` are said instead at the hooks of that name ("RCPT")."""

    def __init__(self, **answers):
        self.answers = answers
        self.mails = []  # (sender, recipients, bytes)
        self.seen = []  # hooks with their arguments

    def _said(self, hook, argument):
        self.seen.append((hook, argument))
        answer = self.answers.get(hook)
        return answer(argument) if callable(answer) else answer

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - a name of aiosmtpd
        envelope.mail_from = address
        return self._said("MAIL", address) or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - a name of aiosmtpd
        answer = self._said("RCPT", address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - a name of aiosmtpd
        answer = self._said("DATA", None)
        if answer is None:
            self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return answer or "250 OK"


@contextmanager
def serving(box, *, users=(), **options):
    """The port of a server that puts mails into the box; `users` are (name, password)."""

    def authenticator(server, session, envelope, mechanism, data):
        box.seen.append(("AUTH", (mechanism, session.ssl is not None)))
        pair = (data.login.decode(), data.password.decode())
        return AuthResult(success=pair in users, handled=False)

    secure = options.get("auth_require_tls", True)
    if users:
        options |= {"authenticator": authenticator, "auth_required": secure}
    context = options.pop("ssl_context", None)
    loop = asyncio.new_event_loop()

    async def listen():
        def protocol():
            return SMTP(box, hostname="here", loop=loop, **options)

        return await loop.create_server(protocol, "127.0.0.1", 0, ssl=context)

    async def end(listener):
        listener.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await asyncio.sleep(0)  # connections close in the next round

    listener = loop.run_until_complete(listen())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield listener.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(end(listener), loop).result(20)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)
        loop.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Script:
    """A server that greets and answers each command by its first word; None hangs up, ... says nothing.

    A list as an answer is used up, one at a time, and its last one stays. With (answer,) it hangs up behind
    the answer. "." is the end of a mail.
    """

    def __init__(self, greeting="220 here", context=None, **answers):
        good = dict.fromkeys(("EHLO", "MAIL", "RCPT", "RSET"), "250 ok") | {
            "DATA": "354 go on",
            "QUIT": "221 bye",
        }
        self.answers = {**good, ".": answers.pop("end", "250 taken"), **answers}
        self.greeting, self.context = greeting, context
        self.lines, self.mails, self.connections = [], [], 0
        self._held = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._held:
            connection.close()
        self._thread.join(20)
        assert not self._thread.is_alive()

    def _serve(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            try:
                connection.settimeout(10)
                self._talk(connection)
            except OSError:
                pass
            finally:
                connection.close()

    def _talk(self, connection):
        if self.context is not None and "STARTTLS" not in self.answers:
            connection = self.context.wrap_socket(connection, server_side=True)
        with connection:
            if not self._say(connection, self.greeting):
                return
            again = self._converse(connection)
            if again:
                with self.context.wrap_socket(connection, server_side=True) as secret:
                    self._converse(secret)

    def _converse(self, connection):
        """Answer until the end; whether TLS comes next."""
        with connection.makefile("rb") as reader:
            for line in reader:
                self.lines.append(line.decode(errors="replace").rstrip("\r\n"))
                verb = self.lines[-1].partition(" ")[0].upper()
                if not self._say(connection, self._answer(verb)):
                    return False
                if verb == "STARTTLS" and self.context is not None:
                    return True
                if verb == "DATA" and self.answers["DATA"] == "354 go on":
                    self.mails.append(b"".join(iter(reader.readline, b".\r\n")))
                    if not self._say(connection, self._answer(".")):
                        return False
        return False

    def _answer(self, verb):
        answer = self.answers.get(verb, "502 what?")
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer

    def _say(self, connection, answer):
        if answer is ...:
            self._held.append(connection.dup())
            return False
        if answer is None:
            return False
        last = isinstance(answer, tuple)
        connection.sendall((answer[0] if last else answer).encode() + b"\r\n")
        return not last


def tls(certificate):
    """The server's side of TLS with a certificate of trustme."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
