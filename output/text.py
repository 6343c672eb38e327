"""The digest as plain text: every change, in the same order as its HTML, at most 76 columns wide.

Only addresses may be longer, because a broken address cannot be followed. In quotations, words that went
stand in [-…-] and words that came in {+…+}, as wdiff writes them.
"""

from collections.abc import Iterator, Sequence

from output.changes import Group, around, by_text, dates_said
from output.columns import pad, width, wrap
from output.languages import tongue
from output.markup import event_address, isolated, page_address, safe_href, single_line
from output.model import ChangeItem, ChangeSection, Health, Item, Message, Span
from output.spacing import spaced
from output.tongue import Tongue, several

COLUMNS = 76
QUOTE = 600  # characters; a sentence is rarely longer, a hostile one can be
NEAREST = 12  # upcoming events, sources newly followed: they are no news, and the page has them all
_CONTEXT = 80  # characters kept around what changed in a long text
_SIGNS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}


def digest_text(message: Message) -> str:
    """The whole digest, lines ended by LF."""
    language = tongue(message.language)
    lines = [*_head(message, language)]
    for section in message.sections:
        lines += _section(section, message.page_href, language)
    if message.upcoming:
        heading = coming_up(message.horizon, language)
        lines += ["", *_heading(heading), *_upcoming(message.upcoming, language)]
    if message.health:
        lines += ["", *_heading(language.say("Sources")), *_sources(message.health, language)]
    page = page_address(message.page_href)
    if page:
        lines += ["", "-" * COLUMNS, language.say("The whole timeline: {address}", address=page)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sources(health: Sequence[Health], language: Tongue) -> Iterator[str]:
    """Every trouble and remark, and the first of those that are newly followed, which the reader chose."""
    followed = [line for line in health if line.state == "followed"]
    for line in (*(line for line in health if line.state != "followed"), *followed[:NEAREST]):
        yield from wrap(_sentence(line.text, line.source), COLUMNS, "- ")
    rest = len(followed) - NEAREST
    if rest > 0:
        yield _more(rest, language)


def _more(rest: int, language: Tongue) -> str:
    return language.plural("and {number} more", "and {number} more", rest, number=language.digits(str(rest)))


def coming_up(days: int, language: Tongue) -> str:
    """The heading of what comes next."""
    if days <= 1:
        return language.say("Coming up")
    number = language.digits(str(days))
    one, many = several("Coming up in the next {number} day", "Coming up in the next {number} days")
    return language.plural(one, many, days, number=number)


def _head(message: Message, language: Tongue) -> Iterator[str]:
    title = wrap(single_line(message.title, 300) or language.say("Timeline"), COLUMNS)
    yield from title
    yield "=" * max(map(width, title))
    yield from wrap(single_line(message.summary, QUOTE), COLUMNS)
    yield from wrap(single_line(message.period, QUOTE), COLUMNS)
    if message.note and not message.sections:
        yield ""
        yield from wrap(single_line(message.note, QUOTE), COLUMNS)


def _sentence(text: str, name: str) -> str:
    lead, found, rest = around(text, name)
    return lead + isolated(found) + rest


def _heading(text: str) -> list[str]:
    lines = wrap(single_line(text, 200).upper(), COLUMNS)
    return [*lines, "-" * max(map(width, lines))]


def _section(section: ChangeSection, page: str | None, language: Tongue) -> list[str]:
    lines = ["", *_heading(f"{section.heading} ({language.digits(str(len(section.items)))})")]
    indent = len(f"{len(section.items)}. ")
    number = 0
    for group in by_text(section.items):
        if number:
            lines.append("")
        lines += [*_group(group, language), ""] if group.source else []
        for at, change in enumerate(group.items):
            number += 1
            lines += [""] if at else []
            lines += _change(change, f"{number}.".ljust(indent), page, group, language)
    return lines


def _group(group: Group, language: Tongue) -> list[str]:
    """The name of a text above its changes."""
    source = single_line(group.source, 200)
    origin = language.say("From {source}", source=isolated(source))
    lines = wrap(_joined(origin, group.seen, language) + ":", COLUMNS)
    href = safe_href(group.href)
    return [*lines, language.say("source: {address}", address=href)] if href else lines


def _change(change: ChangeItem, bullet: str, page: str | None, group: Group, language: Tongue) -> list[str]:
    indent = " " * len(bullet)
    told = (group.source and change.brief) or change.sentence or change.name
    lines = wrap(_sentence(told, change.name), COLUMNS, bullet)
    if not dates_said(change):
        lines += wrap(
            single_line(language.say("{old} → {new}", old=change.before, new=change.after), QUOTE),
            COLUMNS,
            indent,
        )
    lines += _quotation(change.quote, indent)
    origin = _origin(change, group, language)
    lines += wrap(origin, COLUMNS, indent + "-- ") if origin else []
    return lines + [indent + href for href in _addresses(change, page, group, language)]


def _quotation(quote: tuple[Span, ...], indent: str) -> list[str]:
    """The quoted sentence, with the words that changed marked."""
    text = quote_text(quote)
    return wrap(isolated(text), COLUMNS, indent + "> ", indent + "> ") if text else []


def _addresses(change: ChangeItem, page: str | None, group: Group, language: Tongue) -> list[str]:
    source = None if group.source else safe_href(change.href)
    event = event_address(page, change.path, change.event)
    told = [language.say("source: {address}", address="")] if source else []
    told += [language.say("event: {address}", address="")] if event else []
    column = max(map(width, told), default=0)
    return [
        pad(name, column) + address for name, address in zip(told, filter(None, (source, event)), strict=True)
    ]


def _origin(change: ChangeItem, group: Group, language: Tongue) -> str:
    """Who says it and when that was seen, as far as it does not stand above the changes of a text."""
    source = "" if group.source else single_line(change.source, 200)
    return _joined(isolated(source), "" if group.seen else change.seen, language)


def _joined(source: str, moment: str, language: Tongue) -> str:
    seen = single_line(moment, 100)
    if not seen:
        return source
    if not source:
        return language.say("seen {moment}", moment=seen)
    return language.say("{source}, seen {moment}", source=source, moment=seen)


def quote_text(spans: tuple[Span, ...]) -> str:
    """A quotation on one line, cut to a bearable length, what went and came between signs."""
    parts = []
    for span in spaced(clip(spans, QUOTE)):
        opening, closing = _SIGNS.get(span.emphasis, ("", ""))
        parts.append(f"{opening}{span.text}{closing}")
    return single_line("".join(parts))


def clip(spans: tuple[Span, ...], limit: int) -> tuple[Span, ...]:
    """The spans cut to about `limit` characters: what stands out stays, with the words around it."""
    if sum(len(span.text) for span in spans) <= limit:
        return spans
    if any(span.emphasis != "same" for span in spans):
        last = len(spans) - 1
        spans = tuple(_around(span, at > 0, at < last) for at, span in enumerate(spans))
    kept: list[Span] = []
    room = limit
    for span in spans:
        if room <= 0:
            break
        cut = span.text if len(span.text) <= room else span.text[:room].rstrip() + "…"
        kept.append(Span(cut, span.emphasis))
        room -= len(cut)
    return tuple(kept)


def _around(span: Span, left: bool, right: bool) -> Span:  # noqa: FBT001 - whether something stands there
    """What stayed, without what is far from every change to its left and right."""
    room = _CONTEXT * (left + right)
    if span.emphasis != "same" or len(span.text) <= room + 2:
        return span
    head, tail = span.text[:_CONTEXT], span.text[-_CONTEXT:]
    head = (head.rpartition(" ")[0].rstrip() or head) if left else ""
    tail = (tail.partition(" ")[2].lstrip() or tail) if right else ""
    return Span(f"{head} … {tail}" if left and right else f"{head}…{tail}")


def _upcoming(all_items: tuple[Item, ...], language: Tongue) -> list[str]:
    items = all_items[:NEAREST]
    column = min(max(width(single_line(item.when, 40)) for item in items), 24)
    lines = []
    for item in items:
        status = f" ({single_line(item.status, 60)})" if item.status else ""
        when = single_line(item.when, 40)
        first = pad(when, column) + "  "
        if width(when) > column:
            lines.append(when)
            first = " " * (column + 2)
        name = single_line(item.name, 300)
        lines += wrap(isolated(name) + status, COLUMNS, first, " " * (column + 2))
    rest = len(all_items) - len(items)
    return [*lines, _more(rest, language)] if rest else lines
