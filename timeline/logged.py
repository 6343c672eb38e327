"""What the log says of a start, a poll and a digest: the fields of a record, whoever works."""

import logging
from typing import TYPE_CHECKING

from timeline.config import Config
from timeline.poll import Polled

if TYPE_CHECKING:
    from timeline.outbox import Posted

Fields = dict[str, object]


def sources(config: Config) -> Fields:
    """How many sources a configuration has that are followed, and that are not."""
    active = sum(source.enabled for source in config.sources)
    return {"sources": active, "off": len(config.sources) - active}


def following(config: Config) -> str:
    """The same in words."""
    return f"following {sources(config)['sources']} of {len(config.sources)} sources"


def polled(poll: Polled) -> Fields:
    """What a poll gave."""
    return {
        "source": poll.source,
        "outcome": poll.outcome,
        "entries": poll.entries,
        "events": poll.events,
        "changes": len(poll.changes),
        "next": poll.next_due.isoformat(timespec="seconds"),
        "trouble": poll.trouble,
    }


def level(post: "Posted") -> int:
    """How much a delivery wants to be seen: a digest that is given up reaches nobody by itself."""
    if post.arrived:
        return logging.INFO
    return logging.ERROR if post.delivery.state == "failed" else logging.WARNING


def posted(post: "Posted") -> Fields:
    """What became of a delivery."""
    delivery = post.delivery
    return {
        "digest": post.digest.name,
        "subject": post.digest.subject,
        "channel": delivery.channel,
        "target": delivery.target,
        "state": delivery.state,
        "trouble": delivery.reason,
    }
