"""What is wrong with values that are right each by itself."""

import ipaddress
from collections.abc import Iterator

from timeline.config.records import Config, DigestConfig, MailTarget

Where = tuple[str | int, ...]


def troubles(config: Config) -> Iterator[tuple[Where, str]]:
    """Each with the place in the file that has to change."""
    for index, wanted in enumerate(config.digests):
        if config.mail is None and any(isinstance(target, MailTarget) for target in wanted.to):
            yield (
                ("digests", index, "to"),
                "to send mail, say from whom and how: `mail: {from: ..., host: ...}`",
            )
        yield from _templates(config, wanted, index)
    mail = config.mail
    if mail and mail.security == "none" and not _loopback(mail.host):
        yield ("mail", "security"), "`none` is for a server on this machine; write `tls` or `starttls`"
    if mail and mail.security == "none" and mail.password:
        yield ("mail", "password"), "a password is not sent without encryption; write `tls` or `starttls`"
    if mail and (mail.user is None) != (mail.password is None):
        yield ("mail",), "`user` and `password` belong together"


def _templates(config: Config, wanted: DigestConfig, index: int) -> Iterator[tuple[Where, str]]:
    for kind in ("text", "html"):
        name = getattr(wanted.template, kind)
        if name and not config.path(name).is_file():
            yield ("digests", index, "template", kind), f"there is no file {config.path(name)}"


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
