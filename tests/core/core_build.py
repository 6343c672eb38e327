"""Short ways to make records for the tests of the core."""

import re
from collections import defaultdict
from datetime import UTC, datetime

from feeds.model import Entry
from timeline.edtf import Edtf
from timeline.extract import cancels
from timeline.memory import EntryMemory
from timeline.merge import identify
from timeline.model import Basis, Mention, Report
from timeline.same import Candidates

T0 = datetime(2026, 1, 1, 9, tzinfo=UTC)
T1 = datetime(2026, 1, 2, 9, tzinfo=UTC)
T2 = datetime(2026, 1, 3, 9, tzinfo=UTC)


def mention(sentence: str, when: str, *, title: str = "", start: int = 0) -> Mention:
    """A mention of a sentence that holds its date in brackets: "The talks begin on [12 March 2026]."."""
    found = re.search(r"\[(.*?)\]", sentence)
    assert found
    plain = sentence.replace("[", "").replace("]", "")
    masked = re.sub(r"\[.*?\]", "#", sentence).casefold()
    title = title or re.sub(r"\s+(?:on|in)?\s*\[.*?\]", "", sentence).rstrip(".")
    return Mention(
        when=Edtf(when),
        title=title,
        sentence=plain,
        start=start,
        end=start + len(plain),
        date_start=start + found.start(),
        date_end=start + found.end() - 2,
        masked=masked,
        basis=Basis.STATED,
        rule="test",
        off=cancels(plain, title),
    )


def reports(*mentions: Mention, before=(), others=(), source="s", entry="e", now=T0) -> tuple[Report, ...]:
    """The reports of an entry with these mentions."""
    known = Candidates()
    for report in others:
        known.add(report)
    return identify(before, mentions, known, source=source, entry=entry, now=now).reports


def by_section(lines):
    """Lines, each with the section it stands in, as a page takes them."""
    sections = defaultdict(tuple)
    for name, one in lines:
        sections[name] += (one,)
    return sections


def text(source="s", entry="e"):
    """A text that statements may belong to."""
    return EntryMemory(source, Entry(entry, "Title", "Text."), "h", T0, T0, 5)
