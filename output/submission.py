"""A connection to the server that takes our mails: found, encrypted, logged in to (RFC 6409, RFC 8314).

TLS is always verified, and a server that offers none gets nothing, so that nobody on the way can talk us
out of it. What went wrong is a sentence for who set the server up: what happened, and what to do.
"""

import base64
import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Literal

from output.address import ascii_domain
from output.answers import SecretTalk, Talk
from output.markup import single_line

# What talking to a server can raise; ValueError is of what cannot be written or read as SMTP.
ERRORS = (OSError, smtplib.SMTPException, ValueError)
_REPLY = 300


@dataclass(frozen=True, slots=True)
class Server:
    """Where mails are handed in; `security` is "tls" from the first byte, "starttls", or "none"."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 30  # seconds for each answer

    @property
    def where(self) -> str:
        """The server in words."""
        return f"{self.host}:{self.port}"

    def complaint(self) -> str | None:
        """Why nothing can be sent this way, None where it can."""
        if self.security != "none":
            return None
        if not _is_loopback(self.host):
            return (
                f"mails go to {self.host} with security: tls or starttls only, because it is another machine"
            )
        if self.user or self.password:
            return (
                "a password is not sent without TLS: set security to tls or starttls, or leave out the user"
            )
        return None


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def connect(server: Server) -> Talk | str:
    """A connection that is ready for mails, else why there is none."""
    complaint = server.complaint()
    if complaint:
        return complaint
    try:
        smtp = _open(server)
    except ERRORS as error:
        return _discreet(told(error, server), server)
    try:
        trouble = _prepare(smtp, server)
    except ERRORS as error:
        trouble = told(error, server)
    if trouble is None:
        return smtp
    smtp.close()
    return _discreet(trouble, server)


def _open(server: Server) -> Talk:
    host = _host(server.host)
    # Without a name smtplib asks DNS for this machine's, which takes long where DNS is away.
    if server.security == "tls":
        return SecretTalk(host, server.port, "localhost", timeout=server.timeout, context=_tls())
    return Talk(host, server.port, "localhost", timeout=server.timeout)


def _host(host: str) -> str:
    try:
        return str(ip_address(host))
    except ValueError:
        return ascii_domain(host.removesuffix("."))


def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _prepare(smtp: smtplib.SMTP, server: Server) -> str | None:
    smtp.local_hostname = _own_name(smtp.sock)
    trouble = _greet(smtp, server)
    if trouble is None and server.security == "starttls":
        trouble = _encrypt(smtp, server)
    if trouble is None and server.user:
        trouble = _log_in(smtp, server)
    return trouble


def _own_name(connection: socket.socket | None) -> str:
    """This machine by its address (RFC 5321, 4.1.3): the names of desktops are known to nobody."""
    assert connection is not None  # noqa: S101 - of smtplib, which has just connected
    own = ip_address(connection.getsockname()[0].partition("%")[0])
    return f"[IPv6:{own}]" if isinstance(own, IPv6Address) else f"[{own}]"


def _greet(smtp: smtplib.SMTP, server: Server) -> str | None:
    code, text = smtp.ehlo()
    return None if code == 250 else f"{server.where} answered: {reply(code, text)}"


def _encrypt(smtp: smtplib.SMTP, server: Server) -> str | None:
    if not smtp.has_extn("starttls"):
        return (
            f"{server.where} offers no STARTTLS, and nothing is sent in clear text: "
            "have it offered there, or use the port for security: tls (mostly 465)"
        )
    smtp.starttls(context=_tls())
    return _greet(smtp, server)  # what was offered before is forgotten (RFC 3207, 4.2)


def _log_in(smtp: smtplib.SMTP, server: Server) -> str | None:
    """With PLAIN or LOGIN, which send the password itself: TLS keeps it secret."""
    user, password = server.user or "", server.password or ""
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, text = smtp.docmd("AUTH", f"PLAIN {_plain_secret(user, password)}")
    elif "LOGIN" in offered:
        code, text = smtp.docmd("AUTH", "LOGIN")
        for secret in (user, password):
            if code == 334:
                code, text = smtp.docmd(_base64(secret))
    else:
        return f"{server.where} offers no way to log in that is known here: " + (
            f"it has {' '.join(offered)}, not PLAIN or LOGIN"
            if offered
            else "leave out the user, or turn it on"
        )
    if code in {235, 503}:  # 503: logged in already
        return None
    return f"{server.where} does not let {user} in, look at user and password: {reply(code, text)}"


def _plain_secret(user: str, password: str) -> str:
    return _base64(f"\0{user}\0{password}")  # RFC 4616


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def reply(code: int, text: bytes) -> str:
    """An answer of the server on one line."""
    return f"{code} {single_line(text.decode(errors='replace'), _REPLY)}".strip()


def told(error: Exception, server: Server) -> str:
    """What went wrong, and what to do about it where that is known."""
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{server.where} did not answer within {server.timeout:g} seconds"
    if isinstance(error, ssl.SSLError):
        return _told_of_tls(error, server)
    if isinstance(error, smtplib.SMTPServerDisconnected | ConnectionResetError | BrokenPipeError):
        return f"{server.where} closed the connection"
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        answer = text if isinstance(text, bytes) else text.encode()
        return f"{server.where} answered: {reply(error.smtp_code, answer)}"
    if isinstance(error, socket.gaierror):
        return f"the host {server.host} is not found: look at its name, or at the network"
    if isinstance(error, ConnectionRefusedError):
        return f"{server.where} refuses connections: look at host and port, or whether the server runs"
    return f"{server.where} cannot be used: {single_line(str(error), _REPLY)}"


def _told_of_tls(error: ssl.SSLError, server: Server) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = single_line(error.verify_message, _REPLY)
        return (
            f"the certificate of {server.where} is not trusted ({why}): "
            "name the host as its certificate does, or have that put right; "
            "an authority of your own goes into the file that SSL_CERT_FILE names"
        )
    if error.reason == "WRONG_VERSION_NUMBER":
        return f"{server.where} does not begin with TLS: try security: starttls, or another port"
    return f"{server.where} makes no TLS connection of version 1.2 or later ({error.reason or 'it hung up'})"


def _discreet(reason: str, server: Server) -> str:
    """The reason without the password, which a server may echo."""
    if not server.password:
        return reason
    plain = _plain_secret(server.user or "", server.password)
    for secret in (plain, server.password, _base64(server.password)):
        reason = reason.replace(secret, "***")
    return reason
