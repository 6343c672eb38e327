"""The digest as plain text: complete, in the same order as its HTML, at most 76 columns wide.

Only addresses may be longer, because a broken address cannot be followed.
"""

from collections.abc import Iterator

from output.columns import pad, width, wrap
from output.markup import event_address, page_address, safe_href, single_line
from output.model import ChangeItem, ChangeSection, Item, Message, Span

COLUMNS = 76
QUOTE = 600  # characters; a sentence is rarely longer, a hostile one can be
_MARKS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}  # as wdiff writes them


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
    if not message.sections:
        yield ""
        yield "Nothing changed in this period."


def _heading(text: str) -> list[str]:
    lines = wrap(single_line(text, 200).upper(), COLUMNS)
    return [*lines, "-" * max(map(width, lines))]


def _section(section: ChangeSection, page: str | None) -> list[str]:
    lines = ["", *_heading(f"{section.heading} ({len(section.items)})")]
    indent = len(f"{len(section.items)}. ")
    for number, change in enumerate(section.items, start=1):
        if number > 1:
            lines.append("")
        lines += _change(change, f"{number}.".ljust(indent), page)
    return lines


def _change(change: ChangeItem, bullet: str, page: str | None) -> list[str]:
    indent = " " * len(bullet)
    lines = wrap(single_line(change.sentence or change.name, QUOTE), COLUMNS, bullet)
    said = change.before in change.sentence and change.after in change.sentence
    if change.before and change.after and not said:
        lines += wrap(single_line(f"{change.before} → {change.after}", QUOTE), COLUMNS, indent)
    if change.quote:
        lines += wrap(quote_text(change.quote), COLUMNS, indent + "> ", indent + "> ")
    lines += wrap(_origin(change), COLUMNS, indent + "-- ")
    lines += [indent + href for href in _addresses(change, page)]
    return lines


def _addresses(change: ChangeItem, page: str | None) -> list[str]:
    source = safe_href(change.href)
    event = event_address(page, change.path, change.event)
    if source and event:
        return [f"source: {source}", f"event:  {event}"]
    return [f"source: {source}"] if source else [f"event: {event}"] if event else []


def _origin(change: ChangeItem) -> str:
    seen = single_line(change.seen, 100)
    return ", ".join(filter(None, (single_line(change.source, 200), seen and f"seen {seen}")))


def quote_text(spans: tuple[Span, ...]) -> str:
    """A quotation on one line, changed words marked [-old-] {+new+}, cut to a bearable length."""
    pieces = []
    for span in clip(spans, QUOTE):
        before, after = _MARKS.get(span.emphasis, ("", ""))
        core = span.text.strip()
        lead = span.text[: len(span.text) - len(span.text.lstrip())]
        tail = span.text[len(span.text.rstrip()) :] if core else ""
        pieces.append(f"{lead}{before}{core}{after}{tail}" if core else span.text)
    return single_line("".join(pieces))


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
