"""The digest as HTML for mail programs and files; `output.mime` makes a mail of it.

Mail programs differ: styles stand on the elements, the one style block holds only the dark scheme, nothing
is loaded, and what changed is said by words, underline and strike, never by colour alone. Gmail cuts a
message at 102 kB, so sections are shortened until the HTML is below 80 kB; the text has every change.
"""

from dataclasses import replace
from types import SimpleNamespace

from output.changes import Group, around, by_text, dates_said
from output.languages import tongue
from output.markup import event_address, page_address, single_line
from output.model import ChangeItem, ChangeSection, Item, Message
from output.render import render
from output.spacing import spaced
from output.text import NEAREST, clip, coming_up

MAX_BYTES = 80_000
# How many changes of a section stand whole, and how many more as one line each; every step is smaller. Rather
# every change in one line than some whole and others left out.
_CAPS = (
    *((whole, 400) for whole in (40, 30, 25, 20, 15, 12, 10, 8, 6, 5, 4, 3, 2)),
    *((2, short) for short in (300, 200, 140, 100, 60, 40, 20, 10, 5)),
    (1, 1), (1, 0),
)  # fmt: skip
_QUOTE = 400
_NAME = 240
_LINES = 12  # troubles of sources
_SUBJECT = 200


def digest_html(message: Message) -> str:
    """The digest as one HTML document, below `MAX_BYTES` for any number of changes."""
    best = _html(message, *_CAPS[0])
    if len(best.encode()) <= MAX_BYTES:
        return best
    best = _html(message, *_CAPS[-1])
    low, high = 1, len(_CAPS) - 1
    while low < high:
        middle = (low + high) // 2
        html = _html(message, *_CAPS[middle])
        if len(html.encode()) <= MAX_BYTES:
            best, high = html, middle
        else:
            low = middle + 1
    return best


def _html(message: Message, whole: int, short: int) -> str:
    page, language = page_address(message.page_href), tongue(message.language or "en")
    sections = [_section(section, whole, short, page) for section in message.sections]
    coming = message.upcoming[: min(NEAREST, whole)]
    troubles = message.health[: min(_LINES, whole)]
    return render(
        "digest.html",
        subject=single_line(message.subject, _SUBJECT),
        summary=single_line(message.summary, _QUOTE),
        note="" if message.sections else single_line(message.note, _QUOTE),
        period=single_line(message.period, _NAME),
        title=single_line(message.title, _NAME) or language.say("Timeline"),
        language=language.tag,
        sections=sections,
        coming_up=coming_up(message.horizon, language),
        upcoming=[_upcoming(item, page) for item in coming],
        upcoming_rest=len(message.upcoming) - len(coming),
        health=[SimpleNamespace(**_named(line.text, line.source)) for line in troubles],
        health_rest=len(message.health) - len(troubles),
        page=page,
    )


def _section(section: ChangeSection, whole: int, short: int, page: str | None) -> SimpleNamespace:
    groups, more, room = [], [], whole
    for group in by_text(section.items):
        shown = group.items[: max(room, 0)]
        more += [_short(change, page) for change in group.items[len(shown) :]]
        room -= len(shown)
        if shown:
            groups.append(_group(replace(group, items=shown), page))
    return SimpleNamespace(
        heading=single_line(section.heading, _NAME),
        total=len(section.items),
        groups=groups,
        more=more[:short],
        rest=len(more[short:]),
    )


def _named(text: str, name: str) -> dict[str, str]:
    """A sentence with the name in it set apart."""
    return dict(zip(("lead", "name", "rest"), around(text, name), strict=True))


def _short(change: ChangeItem, page: str | None) -> SimpleNamespace:
    """A change as one line."""
    return SimpleNamespace(**_named(change.sentence or change.name, change.name), href=_where(change, page))


def _where(change: ChangeItem, page: str | None) -> str | None:
    return event_address(page, change.path, change.event)


def _group(group: Group, page: str | None) -> SimpleNamespace:
    return SimpleNamespace(
        source=single_line(group.source, _NAME),
        href=group.href,
        seen=single_line(group.seen, _NAME),
        lines=[_line(change, page, group) for change in group.items],
    )


def _line(change: ChangeItem, page: str | None, group: Group) -> SimpleNamespace:
    told = (group.source and change.brief) or change.sentence or change.name
    return SimpleNamespace(
        **_named(told, change.name),
        before="" if dates_said(change) else single_line(change.before, _NAME),
        after=single_line(change.after, _NAME),
        quote=spaced(clip(change.quote, _QUOTE)),
        source="" if group.source else single_line(change.source, _NAME),
        address=change.href,
        seen="" if group.seen else single_line(change.seen, _NAME),
        href=_where(change, page),
    )


def _upcoming(item: Item, page: str | None) -> SimpleNamespace:
    return SimpleNamespace(
        when=single_line(item.when, _NAME),
        name=single_line(item.name, _NAME),
        status=single_line(item.status, _NAME),
        href=event_address(page, item.path, item.id),
    )
