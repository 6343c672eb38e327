"""Changes as the digest and the page tell them: gathered by text, the name set apart, before and after."""

from collections.abc import Iterable
from dataclasses import dataclass

from output.model import ChangeItem, Span


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
    """What stands before, in and after the name; a sentence without the name counts as the name itself."""
    lead, found, rest = sentence.partition(name) if name else (sentence, "", "")
    return (lead, found, rest) if found else ("", sentence, "")


def sides(quote: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """What a compared quotation said before and says now; None for a quotation without a comparison."""
    if not any(span.emphasis in {"added", "removed"} for span in quote):
        return None
    before = tuple(span for span in quote if span.emphasis != "added")
    return before, tuple(span for span in quote if span.emphasis != "removed")


def dates_said(change: ChangeItem) -> bool:
    """Whether the sentence itself holds the old and the new date, or there are none to tell."""
    if not change.before or not change.after:
        return True
    return change.before in change.sentence and change.after in change.sentence
