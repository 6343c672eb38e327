"""How long a digest takes and how large it is: `python benchmarks/digest.py [CHANGES ...]`.

The changes are invented, a seventh of each kind. CPU time covers everything from the changes to the three
forms, without start-up. Fails when a change is missing from the text, or the HTML is too large or no HTML5.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import html5lib

from feeds.model import Entry
from output.mail import MAX_BYTES, digest_html
from output.record import digest_json
from output.text import digest_text
from timeline.digest import ORDER, digest
from timeline.edtf import Edtf, iso
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Change, ChangeKind, State
from timeline.view import Names, message

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
TEXTS = 40  # that hold the events; a text edited otherwise stands for itself
OLD_ONLY, NEW_ONLY = {ChangeKind.WITHDRAWN}, {ChangeKind.ADDED, ChangeKind.CORROBORATED}
MOVED = {ChangeKind.RESCHEDULED, ChangeKind.REFINED}


def state(number: int, day: str, note: str) -> State:
    lead = f"The {note} meeting number {number} of the commission on customs and transit will take place on "
    said = f"{lead}{day} in the hall of the ministry, where delegations of four countries are expected."
    title = f"The {note} meeting number {number} of the commission on customs and transit"
    return State(title, said, Edtf(day), len(lead), len(lead) + len(day))


def change(number: int) -> Change:
    kind = ORDER[number % len(ORDER)]
    first = NOW.date().toordinal() + number % 300
    old = state(number, iso(first)[:7] if kind is ChangeKind.REFINED else iso(first), "regular")
    new = state(
        number, iso(first + 7 * (kind is ChangeKind.RESCHEDULED)), "regular" if kind in MOVED else "extended"
    )
    text = TEXTS + number if kind is ChangeKind.EDITED else number % TEXTS
    return Change(
        kind=kind,
        source="source",
        entry=f"text{text}",
        seen=NOW - timedelta(minutes=number % 1000),
        event=None if kind is ChangeKind.EDITED else f"event{number}",
        before=None if kind in NEW_ONLY else old,
        after=None if kind in OLD_ONLY else new,
    )


def names() -> Names:
    url = "https://ministry.example/press-releases/2026/11/statement-number-"
    entries = {}
    for n in range(TEXTS + 2000):
        entry = Entry(f"text{n}", f"Statement {n}", "", f"{url}{n}")
        entries["source", entry.id] = EntryMemory("source", entry, "", NOW, NOW, 0)
    return Names({"source": SourceMemory("source", "https://ministry.example/")}, entries, ZoneInfo("UTC"))


def row(number: int) -> str:
    changes, known = [change(n) for n in range(number)], names()
    start = time.process_time()
    net = digest(changes, start=NOW - timedelta(days=1), end=NOW)
    told = message(
        net, known, identity="x", title="Customs and transit", upcoming=(), notices=(),
        page_href="https://desk.example/timeline/index.html", paths={},
    )  # fmt: skip
    text, html, record = digest_text(told), digest_html(told), digest_json(told)
    spent = time.process_time() - start
    html5lib.HTMLParser(strict=True).parse(html)
    items = [item for section in told.sections for item in section.items]
    assert len(items) == number, "a change is not told"
    assert sum(text.count(f"meeting number {n} ") > 0 for n in range(number)) == number, (
        "the text is not complete"
    )
    assert len(html.encode()) <= MAX_BYTES, "mail programs would cut it"
    sizes = "".join(f"{len(form.encode()):>11,} |" for form in (text, html, record))
    return f"| {number:>7,} | {spent:>10.3f} |{sizes}"


def main(numbers: list[int]) -> None:
    print("| changes | CPU second | text bytes | HTML bytes | JSON bytes |")
    print("|--------:|-----------:|-----------:|-----------:|-----------:|")
    row(1)  # loads the templates
    for number in numbers:
        print(row(number))


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1, 200, 2000])
