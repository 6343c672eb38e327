"""Days that open the title of a part of the text: minutes, a journal."""

import datetime as dt

import pytest

from timeline.dates import tag

PUBLISHED = dt.date(2026, 6, 20)


def last(text):
    """The value of the last date of a text, paragraphs apart by "/"."""
    return tag(text.replace("/", "\n\n"), PUBLISHED, language="en")[-1].value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 4, 2026 [closed]/Old/April 6, 2026 [open]/The vote is tomorrow.", "2026-04-07"),
        ("2026-05-04 - Sluice/Old/2026-05-02 - Gate/Worked on it yesterday.", "2026-05-01"),
        ("Meeting 4 May 2026 (online)/Old/Meeting 6 April 2026 (hall)/The next is on Friday.", "2026-04-10"),
        # The lines of a list, the last of which heads nothing.
        ("4 May 2026 - Sluice/6 April 2026 - Gate/Next steps/The vote is tomorrow.", "2026-06-21"),
        # One such day is that of something else.
        ("4 May 2026 [closed]/The vote is tomorrow.", "2026-06-21"),
        # What is to come is a programme.
        ("4 May 2026 [closed]/Old/6 July 2026 [open]/The vote is tomorrow.", "2026-06-21"),
    ],
)
def test_titles(text, day):
    assert last(text) == day
