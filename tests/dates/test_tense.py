"""The tense around a date does not depend on how its cues are looked for."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.en.pack import english
from timeline.dates.tense import Tenses
from timeline.dates.world.build import build
from timeline.dates.world.table import LEXICONS

WORDS = st.sampled_from(
    "he will was met on friday the plan had been scheduled . ! expected to resign by until and said may held"
    " wird wurde am dienstag soll fue será el lunes к понедельнику ожидается был no dia maio é".split()
)
CUES = (english().cues, *(build(LEXICONS[code]).cues for code in sorted(LEXICONS)))


@given(words=st.lists(WORDS, min_size=3, max_size=60), at=st.integers(0, 59), cues=st.sampled_from(CUES))
def test_cues_found_around_a_date_or_everywhere_tell_the_same(words, at, cues):
    at %= len(words)
    folded = " ".join(words)
    start = len(" ".join(words[:at])) + (at > 0)
    end = start + len(words[at])
    few, many = Tenses(folded, cues), Tenses(folded, cues)
    first = few.at(start, end)
    for _ in range(len(folded) // 100 + 2):  # by then they were found everywhere
        last = many.at(start, end)
    assert first == last
