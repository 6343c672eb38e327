"""What is wrong with values that are right each by itself."""

import ipaddress
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from output.custom import check_template
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
    files: tuple[tuple[Literal["text", "html"], str | None], ...] = (
        ("text", wanted.template.text),
        ("html", wanted.template.html),
    )
    for kind, name in files:
        if name:
            trouble = _template(config.path(name), kind)
            if trouble:
                yield ("digests", index, "template", kind), trouble
    if wanted.subject:
        trouble = check_template(wanted.subject)
        if trouble:
            yield ("digests", index, "subject"), trouble


def _template(file: Path, kind: Literal["text", "html"]) -> str | None:
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return f"{file} cannot be read ({error})"
    trouble = check_template(source, kind)
    return f"{file}: {trouble}" if trouble else None


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
