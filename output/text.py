"""The digest as plain text: complete, in the same order as its HTML, at most 76 columns wide.

Only addresses may be longer, because a broken address cannot be followed.
"""

from collections.abc import Iterator

from output.changes import Group, by_text, dates_said, sides
from output.columns import pad, width, wrap
from output.markup import event_address, page_address, safe_href, single_line
from output.model import ChangeItem, ChangeSection, Item, Message, Span

COLUMNS = 76
QUOTE = 600  # characters; a sentence is rarely longer, a hostile one can be


def digest_text(message: Message) -> str:
    """The whole digest, lines ended by LF."""
    lines = [*_head(message)]
    for section in message.sections:
        lines += _section(section, message.page_href)
    if message.upcoming:
        lines += ["", *_heading("Coming up"), *_upcoming(message.upcoming)]
    if message.health:
        lines += ["", *_heading("Sources")]
        for sentence in message.health:
            lines += wrap(single_line(sentence, QUOTE), COLUMNS, "- ")
    page = page_address(message.page_href)
    if page:
        lines += ["", "-" * COLUMNS, f"The whole timeline: {page}"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(message: Message) -> Iterator[str]:
    title = wrap(single_line(message.title, 300) or "Timeline", COLUMNS)
    yield from title
    yield "=" * max(map(width, title))
    yield from wrap(single_line(message.summary, QUOTE), COLUMNS)
    yield from wrap(single_line(message.period, QUOTE), COLUMNS)
    if message.note and not message.sections:
        yield ""
        yield from wrap(single_line(message.note, QUOTE), COLUMNS)


def _heading(text: str) -> list[str]:
    lines = wrap(single_line(text, 200).upper(), COLUMNS)
    return [*lines, "-" * max(map(width, lines))]


def _section(section: ChangeSection, page: str | None) -> list[str]:
    lines = ["", *_heading(f"{section.heading} ({len(section.items)})")]
    indent = len(f"{len(section.items)}. ")
    number = 0
    for group in by_text(section.items):
        if number:
            lines.append("")
        lines += [*_group(group), ""] if group.source else []
        for at, change in enumerate(group.items):
            number += 1
            lines += [""] if at else []
            lines += _change(change, f"{number}.".ljust(indent), page, group)
    return lines


def _group(group: Group) -> list[str]:
    """The name of a text above its changes."""
    source = single_line(group.source, 200)
    lines = wrap(_joined(f"From {source}", group.seen) + ":", COLUMNS)
    href = safe_href(group.href)
    return [*lines, f"source: {href}"] if href else lines


def _change(change: ChangeItem, bullet: str, page: str | None, group: Group) -> list[str]:
    indent = " " * len(bullet)
    told = (group.source and change.brief) or change.sentence or change.name
    lines = wrap(single_line(told, QUOTE), COLUMNS, bullet)
    if not dates_said(change):
        lines += wrap(single_line(f"{change.before} → {change.after}", QUOTE), COLUMNS, indent)
    lines += _quotation(change.quote, indent)
    origin = _origin(change, group)
    lines += wrap(origin, COLUMNS, indent + "-- ") if origin else []
    return lines + [indent + href for href in _addresses(change, page, group)]


def _quotation(quote: tuple[Span, ...], indent: str) -> list[str]:
    """The quoted sentence; where it changed, the old and the new one, whole, each on its own lines."""
    both = sides(quote)
    if both is None:
        return wrap(quote_text(quote), COLUMNS, indent + "> ", indent + "> ") if quote else []
    lines: list[str] = []
    for label, side in zip(("was: ", "now: "), both, strict=True):
        text = quote_text(side)
        lines += wrap(text, COLUMNS, indent + label) if text else []
    return lines


def _addresses(change: ChangeItem, page: str | None, group: Group) -> list[str]:
    source = None if group.source else safe_href(change.href)
    event = event_address(page, change.path, change.event)
    if source and event:
        return [f"source: {source}", f"event:  {event}"]
    return [f"source: {source}"] if source else [f"event: {event}"] if event else []


def _origin(change: ChangeItem, group: Group) -> str:
    """Who says it and when that was seen, as far as it does not stand above the changes of a text."""
    return _joined("" if group.source else single_line(change.source, 200), "" if group.seen else change.seen)


def _joined(source: str, moment: str) -> str:
    seen = single_line(moment, 100)
    return ", ".join(filter(None, (source, seen and f"seen {seen}")))


def quote_text(spans: tuple[Span, ...]) -> str:
    """A quotation on one line, cut to a bearable length."""
    return single_line("".join(span.text for span in clip(spans, QUOTE)))


def clip(spans: tuple[Span, ...], limit: int) -> tuple[Span, ...]:
    """The spans cut to about `limit` characters, keeping what stands out when it comes late."""
    if sum(len(span.text) for span in spans) <= limit:
        return spans
    first = next((i for i, span in enumerate(spans) if span.emphasis != "same"), 0)
    before = sum(len(span.text) for span in spans[:first])
    kept: list[Span] = []
    if before > limit // 2:
        lead = spans[first - 1].text if first else ""
        kept.append(Span("… " + lead[-limit // 4 :].lstrip()))
        spans = spans[first:]
    for span in spans:
        room = limit - sum(len(known.text) for known in kept)
        if room <= 0:
            break
        kept.append(span if len(span.text) <= room else Span(span.text[:room].rstrip() + "…", span.emphasis))
    return tuple(kept)


def _upcoming(items: tuple[Item, ...]) -> list[str]:
    column = min(max(width(single_line(item.when, 40)) for item in items), 24)
    lines = []
    for item in items:
        status = f" ({single_line(item.status, 60)})" if item.status else ""
        when = single_line(item.when, 40)
        first = pad(when, column) + "  "
        if width(when) > column:
            lines.append(when)
            first = " " * (column + 2)
        lines += wrap(single_line(item.name, 300) + status, COLUMNS, first, " " * (column + 2))
    return lines
