"""Changes as the digest and the page tell them: gathered by text, the name set apart, before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from output.clean import single_line
from output.model import ChangeItem
from output.words import change_rank

_SENTENCE = 400  # characters
_NAME = 160
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that one text brought, under a heading of their own; `source` is "" where each names its text.

    `seen` is the moment that all of them share, "" when they differ.
    """

    source: str
    href: str | None
    seen: str
    items: tuple[ChangeItem, ...]


def by_text(changes: Iterable[ChangeItem]) -> list[Group]:
    """First what came alone from its text, then the texts with several changes; order stays otherwise."""
    texts: dict[tuple[str, str | None], list[ChangeItem]] = {}
    for change in changes:
        texts.setdefault((change.source, change.href), []).append(change)
    alone = tuple(found[0] for found in texts.values() if len(found) == 1)
    groups = [Group("", None, "", alone)] if alone else []
    for (source, href), found in texts.items():
        if len(found) > 1:
            moments = {change.seen for change in found}
            groups.append(Group(source, href, moments.pop() if len(moments) == 1 else "", tuple(found)))
    return groups


def around(sentence: str, name: str) -> tuple[str, str, str]:
    """What stands before, in and after the name; a sentence without the name counts as the name itself.

    Each is cut by itself: a name of any length must not push out what is said of it.
    """
    sentence, name = single_line(sentence), single_line(name)
    lead, found, rest = sentence.partition(name) if name else (sentence, "", "")
    if not found:
        return "", single_line(sentence, _SENTENCE), ""
    return _cut(lead), single_line(name, _NAME), _cut(rest)


def _cut(text: str) -> str:
    return text if len(text) <= _SENTENCE else text[:_SENTENCE].rstrip() + "…"


def dates_said(change: ChangeItem) -> bool:
    """Whether the sentence itself holds the old and the new date, or there are none to tell."""
    if not change.before or not change.after:
        return True
    return change.before in change.sentence and change.after in change.sentence


def weightiest(changes: Sequence[ChangeItem]) -> list[ChangeItem]:
    """The latest few: first what was called off, then those that matter most, else in the order of the page.

    What happened to many dates of a series is told once: the page of all changes has the others.
    """
    once = {(one.kind, one.name, one.source): one for one in reversed(changes)}
    latest = [one for one in changes if once[one.kind, one.name, one.source] is one][:_SHOWN]
    return sorted(latest, key=lambda change: (change.kind != "called-off", change_rank(change.kind)))
