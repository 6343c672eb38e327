"""Mentions with the names in their sentences."""

from collections.abc import Sequence
from dataclasses import replace

from feeds.model import Entry
from timeline import names
from timeline.dates.languages import guess
from timeline.extract.actors import Recogniser
from timeline.model import Mention


def named(entry: Entry, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with their names; a place that is stated as data comes first."""
    if not mentions:
        return ()
    find = recogniser(entry).find
    # In the order of the text: of its short forms only the first ones are looked for.
    sentences = dict.fromkeys(mention.sentence for mention in mentions)
    found = {sentence: find(sentence) for sentence in sentences}
    return tuple(_with(mention, found[mention.sentence]) for mention in mentions)


def recogniser(entry: Entry) -> Recogniser:
    """What finds names in the sentences of an entry."""
    return Recogniser(entry.text, entry.language or guess(entry.text))


def _with(mention: Mention, found: Sequence[names.Actor]) -> Mention:
    stated = names.unpack(mention.names)
    others = [one for one in found if not any(one.start < s.end and s.start < one.end for s in stated)]
    return replace(mention, names=names.pack((*stated, *others))) if others else mention
