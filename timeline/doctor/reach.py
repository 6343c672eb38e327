"""Whether the mail server and the sources answer; nothing of an answer is kept, no mail is sent."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from timeline.collect import described, politeness
from timeline.config import Config, secret
from timeline.doctor.finding import Finding


def reach(config: Config, now: datetime) -> Iterator[Finding]:
    """The findings about servers: each source is asked once, as gently as in a run."""
    yield from _mail(config)
    yield from asyncio.run(_sources(config, now))


def _mail(config: Config) -> Iterator[Finding]:
    from output.submission import Server, connect  # noqa: PLC0415 - only here, and where mails are sent

    settings = config.mail
    if settings is None:
        return
    try:
        password = secret(settings.password, config.file.parent) if settings.password else None
    except ValueError as error:
        yield Finding("network", "wrong", f"mail: {error}", "mails wait until then")
        return
    server = Server(settings.host, settings.port, settings.security, settings.user, password)
    answer = connect(server)
    if isinstance(answer, str):
        yield Finding("network", "wrong", f"mail: {answer}", "check `mail:`; mails wait until it answers")
        return
    answer.quit()
    answer.close()
    yield Finding("network", "ok", f"mail: {server.where} takes mails")


async def _sources(config: Config, now: datetime) -> list[Finding]:
    from feeds.fetch import Request, fetch_all  # noqa: PLC0415 - heavy
    from feeds.get import Limits  # noqa: PLC0415 - see above
    from feeds.model import Deferred, Failed  # noqa: PLC0415 - see above

    wanted = [source for source in config.sources if source.enabled and source.kind != "files"]
    robots = {
        source.id: config.politeness.robots if source.robots is None else source.robots for source in wanted
    }
    requests = [Request(described(source), robots=robots[source.id]) for source in wanted]
    found, well = [], 0
    async for request, answer in fetch_all(requests, now=now, politeness=politeness(config), limits=Limits()):
        name = f"source {request.source.id}"
        if isinstance(answer, Failed):
            found.append(Finding("network", "wrong", f"{name}: {answer.message}", _try(request.source.id)))
        elif isinstance(answer, Deferred):
            found.append(Finding("network", "note", f"{name}: {answer.message}", "it is asked later"))
        else:
            well += 1
    answers = "1 source answers" if well == 1 else f"{well:,} sources answer"
    told = [Finding("network", "ok", f"{answers}; `timeline status` says which can be read")] if well else []
    return told + sorted(found, key=lambda one: one.message)


def _try(identity: str) -> str:
    return f"`timeline test {identity}` shows more; `enabled: false` leaves it out"
