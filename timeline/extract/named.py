"""Mentions with the names in their sentences."""

from collections.abc import Sequence
from functools import lru_cache

from feeds.model import Entry
from timeline import names
from timeline.dates.languages import guess
from timeline.extract.actors import Recogniser
from timeline.model import Mention

_MOST_KEPT = 4000  # characters of a text that is remembered while others are read


def named(entry: Entry, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with their names; a place that is stated as data comes first."""
    if not mentions:
        return ()
    # In the order of the text: of its short forms only the first ones are looked for.
    sentences = tuple(dict.fromkeys(mention.sentence for mention in mentions))
    find = _found_again if len(entry.text) <= _MOST_KEPT else _found
    found = dict(zip(sentences, find(entry.text, entry.language, sentences), strict=True))
    return tuple(_with(mention, found[mention.sentence]) for mention in mentions)


def _found(text: str, language: str | None, sentences: Sequence[str]) -> tuple[tuple[names.Actor, ...], ...]:
    """The names in each of some sentences of a text."""
    find = Recogniser(text, language or guess(text)).find
    return tuple(map(find, sentences))


# Many feeds carry the same reports.
_found_again = lru_cache(maxsize=1_000)(_found)


def recogniser(entry: Entry) -> Recogniser:
    """What finds names in the sentences of an entry."""
    return Recogniser(entry.text, entry.language or guess(entry.text))


def _with(mention: Mention, found: Sequence[names.Actor]) -> Mention:
    stated = names.unpack(mention.names)
    others = [one for one in found if not any(one.start < s.end and s.start < one.end for s in stated)]
    return mention.with_names(names.pack((*stated, *others))) if others else mention
