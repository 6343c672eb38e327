"""What is wrong with values that are right each by itself."""

# ruff: noqa: PLC0415 - what only some configurations use is imported for them

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from timeline.config.records import Config, DigestConfig, FileTarget, MailConfig, MailTarget

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
    yield from _folders(config)
    yield from _readings(config)
    if config.mail:
        yield from _mail(config.mail)


def _readings(config: Config) -> Iterator[tuple[Where, str]]:
    """How a source is to be read must fit its kind, as far as that is known."""
    for index, source in enumerate(config.sources):
        if source.follow and source.kind in ("page", "files"):
            yield ("sources", index, "follow"), f"a source of kind {source.kind} has no articles to follow"
        if source.select and (source.kind == "files" or (source.kind == "feed" and not source.follow)):
            yield ("sources", index, "select"), f"nothing is selected from a source of kind {source.kind}"


def _folders(config: Config) -> Iterator[tuple[Where, str]]:
    """What is written must not be read as a source, and nothing may write over another."""
    site = config.path(config.site)
    sources = [Path(source.url) for source in config.sources if source.kind == "files"]
    if any(site.is_relative_to(source) for source in sources):
        yield ("site",), "this folder lies in a source, so that the page would be read as news"
    for index, wanted in enumerate(config.digests):
        for number, target in enumerate(wanted.to):
            if not isinstance(target, FileTarget):
                continue
            folder = config.path(target.file)
            if any(folder.is_relative_to(source) for source in sources):
                yield (
                    ("digests", index, "to", number),
                    "this folder lies in a source: digests would be read as news",
                )
            if folder == site:
                yield (
                    ("digests", index, "to", number),
                    "the timeline page is written there; name another folder",
                )


def _mail(mail: MailConfig) -> Iterator[tuple[Where, str]]:
    from output.mime import leaving
    from output.smtp import Server

    password = mail.password and "secret"
    complaint = Server(mail.host, mail.port, mail.security, mail.user, password).complaint()
    if complaint:
        yield ("mail", "security"), complaint
    if (mail.user is None) != (mail.password is None):
        yield ("mail",), "`user` and `password` belong together"
    for index, address in enumerate(mail.unsubscribe):
        if leaving(address) is None:
            yield (
                ("mail", "unsubscribe", index),
                "write a mailto: or https: address at which readers can leave",
            )


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
        from output.custom import check_template

        trouble = check_template(wanted.subject)
        if trouble:
            yield ("digests", index, "subject"), trouble


def _template(file: Path, kind: Literal["text", "html"]) -> str | None:
    from output.custom import check_template

    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return f"{file} cannot be read ({error})"
    trouble = check_template(source, kind)
    return f"{file}: {trouble}" if trouble else None
