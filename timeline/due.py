"""Which sources are due, found without reading what is known of all the others."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from feeds.model import Validators
from timeline import plan
from timeline.config import Config, SourceConfig
from timeline.memory import SourceMemory
from timeline.store import Store

Due = tuple[SourceConfig, SourceMemory]


class Roster:
    """The enabled sources of a configuration. A daemon keeps it, and looks at ten thousand every few seconds.

    A source that the store was once seen to know as it is configured is only looked at when its plan can have
    come: who holds the store makes all changes to it.
    """

    def __init__(self, config: Config, names: Collection[str] | None = None) -> None:
        enabled = {source.id: source for source in config.sources if source.enabled}
        self._sources = {name: enabled[name] for name in enabled if names is None or name in names}
        self._unseen = set(self._sources)
        self._shortest = min((source.every for source in self._sources.values()), default=timedelta(0))

    def everything(self, store: Store) -> list[Due]:
        """All sources with what is known of them."""
        with store.read():
            return self._known(store, self._sources)

    def due(self, store: Store, now: datetime, *, tick: timedelta | None = None) -> list[Due]:
        """The sources that are due, with what is known of them, in the order of the configuration.

        Who comes back after `tick` gets a portion only, so that requests spread over time.
        """
        with store.read():
            self._unseen -= {
                name for name, url in store.plans.addresses(self._unseen) if self._stands(name, url)
            }
            plans = [memory for memory in store.plans.near(now, self._shortest) if memory.id in self._sources]
            new = {name: SourceMemory(name, "") for name in self._unseen}
            found = new | {memory.id: memory for memory in plans if memory.id not in new}
            late = [one for one in found.values() if plan.is_due(one, now, self._sources[one.id].every)]
            chosen = {memory.id for memory in late}
            if tick is not None:
                intervals = (source.every for source in self._sources.values())
                chosen = plan.portion(late, intervals=intervals, tick=tick)
            return self._known(store, [name for name in self._sources if name in chosen])

    def _stands(self, name: str, url: str) -> bool:
        return self._sources[name].url == url

    def _known(self, store: Store, names: Collection[str]) -> list[Due]:
        known = {memory.id: memory for memory in store.sources(names)}
        return [(self._sources[name], _memory(self._sources[name], known.get(name))) for name in names]


def _memory(source: SourceConfig, memory: SourceMemory | None) -> SourceMemory:
    """What is known of a source and holds for it as it is configured now."""
    if memory is None:
        return SourceMemory(source.id, source.url)
    if memory.url != source.url:
        # Another address under the same id: what made requests conditional belongs to the old one.
        return _moved(memory, source)
    if memory.reading != source.reading:
        memory = replace(memory, validators=Validators(), body_hash=None)
    return _in_full(memory)


def _moved(memory: SourceMemory, source: SourceConfig) -> SourceMemory:
    """What is left of what is known of a source whose address is another one.

    Noise is counted by polls, so that their number goes on.
    """
    return SourceMemory(source.id, source.url, baseline=memory.baseline, polls=memory.polls)


def _in_full(memory: SourceMemory) -> SourceMemory:
    """What is known of a source, without what makes a request conditional if noise may have come to rest."""
    if memory.reread is None or memory.polls + 1 < memory.reread:
        return memory
    return replace(memory, validators=Validators(), body_hash=None)


def due_sources(
    config: Config, store: Store, now: datetime | None, names: Collection[str] | None = None
) -> list[Due]:
    """The enabled sources that are due at `now` (all when None), with what is known of them.

    With `names` only those of them are looked at.
    """
    roster = Roster(config, names)
    return roster.everything(store) if now is None else roster.due(store, now)
