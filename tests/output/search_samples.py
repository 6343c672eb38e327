"""A timeline of any number of invented events, with what a timeline must bear: deep past, long spans, no date.

    python tests/output/search_samples.py EVENTS FOLDER

writes its site to look at and to measure. The same number gives the same events.
"""

import random
import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from output_samples import MONTHS, TODAY, TONES, detail, evidence, occurrence, page

from output.files import digest
from output.model import Export, Item, Line, Page, Section, Story
from output.site import plan

SOURCES = [
    f"{place} {paper}"
    for place in ("Mekong", "Border", "Harbour", "Royal")
    for paper in ("Daily", "Post", "Radio")
]
ACTORS = [
    f"{first} {last}"
    for first in ("Sok", "Chan", "José", "Åsa", "Mary")
    for last in ("Dara", "Núñez", "Lind", "Okoye")
]
PLACES = ["Hanoi", "Phnom Penh", "Genève", "São Paulo", "Kraków", "Poipet", "Manila", "Reykjavík"]
TOPICS = ["Trade", "Defence", "Water"]
DEEDS = [
    "meets",
    "signs an agreement with",
    "visits",
    "postpones the talks with",
    "opens a bridge with",
    "answers",
]
STATUSES = ["", "", "", "", "", "announced", "rescheduled", "withdrawn", "sources differ"]


def lines(number):
    """`number` events around today, and the odd ones."""
    chance = random.Random(number)
    last = date.fromisoformat(TODAY) + timedelta(days=200)
    made = []
    for n in range(number):
        first = last - timedelta(days=int(chance.random() ** 2 * 2600))
        start, end = first.isoformat(), first.isoformat()
        if n % 17 == 0:
            end = (first + timedelta(days=chance.randint(1, 40))).isoformat()
        elif n % 29 == 0:
            start, end = f"{first.year}-01-01", f"{first.year}-12-31"
        made.append(_line(n, start, end, chance))
    return [*made, *odd()]


def odd():
    named = {"sources": ("Old Chronicle",), "places": ("Ur",)}
    return [
        line("odd-ur", "A wall is built at Ur", "4000 BC", "-3999", "-3999-01-01", "-3999-12-31", **named),
        line("odd-long", "The Long Survey", "1825 to 2025", "1825/2025", "1825-01-01", "2025-12-31", **named),
        line("odd-open", "The road is closed", "since March 2020", "2020-03/..", "2020-03-01", "", **named),
        line("odd-undated", "A bell is cast", "", "..", "", "", **named),
        line("odd-nameless", "", "20 November 2026", "2026-11-20", "2026-11-20", "2026-11-20", **named),
    ]


def line(key, name, when, edtf, start, end, status="", **named):
    tense = (
        "past"
        if end and _order(end) < _order(TODAY)
        else "future"
        if _order(start) > _order(TODAY)
        else "present"
    )
    return Line(
        key,
        name,
        when,
        edtf,
        start,
        end,
        status,
        TONES.get(status, ""),
        tense,
        digest([key, str(named)]),
        **named,
    )


def timeline(number):
    """The page of such a timeline, and where its cards come from."""
    made = lines(number)
    ordered = sorted(made, key=lambda one: (_section(one) == "undated", _order(one.start or one.end), one.id))
    groups = groupby(ordered, key=_section)
    sections = tuple(Section(key, _heading(key), tuple(group)) for key, group in _united(groups))
    record = Page("Rivers and borders", "en", f"{len(made):,} events in 12 sources", "21 November 2026, 06:00 UTC",
                  TODAY, sections, page().changes, page().sources)  # fmt: skip
    known = {one.id: one for one in made}
    return record, replace(
        detail(record),
        cards=lambda keys: {key: _card(known[key]) for key in keys},
        stories=lambda keys: {key: Story(_card(known[key]), ()) for key in keys},
        export=lambda keys: Export(
            record.title, "en", None, tuple(occurrence(_card(known[key])) for key in keys), ()
        ),
    )


def write(number, folder, *, whole=True, look=None):
    """The site in a folder; of a site that is not wanted whole only what the script needs."""
    record, details = timeline(number)
    for file in plan(record, details, look):
        if whole or file.path == "index.html" or file.path.startswith(("search", "static/")):
            path = Path(folder, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content())


def _line(n, start, end, chance):
    actors = tuple(chance.sample(ACTORS, 2))
    places = tuple(chance.sample(PLACES, chance.randint(0, 2)))
    name = f"{actors[0]} {chance.choice(DEEDS)} {actors[1]}{' in ' + places[0] if places else ''}, round {n}"
    edtf = start if start == end else f"{start}/{end}"
    if end[4:] == "-12-31" and start[4:] == "-01-01":
        edtf = start[:4]
    return line(
        f"k{n}", name, _words(start, end), edtf, start, end, chance.choice(STATUSES),
        sources=tuple(chance.sample(SOURCES, 1 + (n % 7 == 0))), actors=actors, places=places,
        topics=(chance.choice(TOPICS),) if n % 3 else (),
    )  # fmt: skip


def _card(one):
    proofs = tuple(
        evidence(f"{one.name or 'It'} was told of, [{one.when}].", source) for source in one.sources
    )
    return Item(one.id, one.name, one.when, one.edtf, one.start, one.end, one.status, one.tense, proofs, tone=one.tone,
                first_seen="1", confirmed="1")  # fmt: skip


def _words(start, end):
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (first.day, first.month, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    said = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
    return said[0] if first == last else " to ".join(said)


def _section(one):
    day = one.start or one.end
    if not day:
        return "undated"
    return day.rsplit("-", 2)[0] if len(one.edtf) <= 5 else day[:-3]


def _united(groups):
    found = {}
    for key, group in groups:
        found.setdefault(key, []).extend(group)
    return sorted(found.items(), key=lambda one: _order(one[1][0].start or one[1][0].end))


def _heading(key):
    year, _, month = key.rpartition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if len(month) == 2 and year else key


def _order(iso):
    """A number that sorts ISO days of any year; what has none comes last."""
    if not iso:
        return 10**12
    year, month, day = iso.rsplit("-", 2)
    return int(year) * 10_000 + int(month) * 100 + int(day)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2], whole=int(sys.argv[1]) < 1000)
