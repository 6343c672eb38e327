import pytest

from timeline.extract.sentences import LONGEST, sentences


def split(text, language=None):
    return [span.of(text) for span in sentences(text, language)]


# Each text with a bar where a sentence ends.
ENGLISH = [
    "It rained.| The road was closed.",
    "H.E. Deputy Prime Minister Chan Dara spoke.| He left at noon.",
    "Mr. Keo met Ms. Sok.| Dr. B. L. Walker was absent.",
    "The U.S. Embassy in Laos reopened.| It had been closed.",
    "He lives in the U.S.| The embassy knows him.",
    "Bridgette L. Walker, Chargé a.i. of the U.S. Embassy, came.| She stayed.",
    "It opens on Jan. 5, 2026.| Tickets cost 3.50 euros.",
    "It opens in Jan.| The tickets are free.",
    "The coordinator for ASEAN-U.S. Dialogue Relations left.",
    "River Co. Ltd. bought Port Inc. in May.| It paid well.",
    "Bring water, e.g. two litres.| Wear boots, i.e. no sandals.",
    "See No. 12 and Art. 5 of the law.| They differ.",
    "Did he say no?| No.| He said yes.",
    "She waited...| Nobody came.",
    "She waited ... and left.",
    '"We won," he said.| "It is over."| They cheered.',
    '"Really?" he asked.| "Yes!" she said.',
    "(It rained.)| They left.",
    "It fell by 4.5 per cent.[3]| It rose again.",
    "The doors open at 8 p.m. on Friday.| Bring a friend.",
    "The doors open at 8 p.m.| Bring a friend.",
    "They met at 8 a.m. Monday.",
    "They met at 8 a.m. (0700 GMT) on Monday.| (It rained.)",
    "The score was 3-1 in 2014.| Nobody saw it.",
    "It met on 24. 3. 2026 in Bled.| It was its 3.| 12 came.",
    "Gen. Prak Vuth visited St. Petersburg.| Col. Im stayed.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_sentences(text):
    expected = [part.strip() for part in text.split("|")]
    assert split(text.replace("|", "")) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. Mai kam er an.| Im 19. Jahrhundert war das selten."),
        ("de", "Die 2. Konferenz begann.| Der Minister fehlte."),
        ("fr", "M. Dupont est venu le 3 mai.| Il est reparti."),
        ("zh", "大桥于五月开通。|居民很高兴！|他们唱歌。"),
        ("ja", "橋が開通した。|人々は喜んだ。"),
        ("km", "ស្ពានបានបើក។|ប្រជាជនសប្បាយ។"),
        ("hi", "पुल खुल गया।| लोग खुश हुए।"),
        ("ar", "متى افتتح الجسر؟| افتتح أمس."),
    ],
)
def test_other_languages(language, text):
    expected = [part.strip() for part in text.split("|")]
    assert split(text.replace("|", ""), language) == expected


def test_blank_lines_separate_even_without_a_full_stop():
    assert split("Related posts\n\nThe bridge opened\n \nIt is long.") == [
        "Related posts",
        "The bridge opened",
        "It is long.",
    ]


def test_a_line_break_at_the_edge_of_the_page_does_not_separate():
    text = (
        "The committee for the river agreed on Monday that the\n"
        "Mekong bridge will be painted in the colours of both\n"
        "countries before the rains begin."
    )
    assert len(split(text)) == 1


def test_a_line_break_that_was_meant_separates():
    assert split("January 09, 2008\nThe commission has fined the operator of the ferry for its delays.") == [
        "January 09, 2008",
        "The commission has fined the operator of the ferry for its delays.",
    ]


def test_short_lines_are_lines_of_their_own():
    text = "Harwich Lifeboat Day\nSouth Quay, from noon\nMarch 2026\nFree"
    assert split(text) == text.split("\n")


def test_a_short_line_that_ends_open_goes_on():
    assert len(split("The mill was sold to\nthe Colne council and\nDover")) == 1


def test_a_line_that_ends_open_goes_on():
    assert len(split("The meeting will be held on\n12 March 2026 in the hall of the old station.")) == 1


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "1.", "2)", "(a)"])
def test_list_items_are_sentences(bullet):
    text = f"{bullet} the first thing\n{bullet} the second thing"
    assert split(text) == text.split("\n")


def test_no_sentence_is_endless():
    text = "word and more words, " * 50_000
    found = sentences(text)
    assert max(span.end - span.start for span in found) <= LONGEST
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("piece", [".", "a. ", "A.B. ", "(\n", "' ", " \n", "\n- ", "no. A-", "x" * 50])
def test_much_of_anything_is_read_in_linear_time(piece):
    # A quadratic rule would not come back from this within the patience of a test run.
    assert isinstance(sentences(piece * (400_000 // len(piece))), tuple)


def test_lines_that_begin_with_a_label_or_a_day_are_entries_of_a_list():
    labelled = "Tour of the collection: Thu 19 March, 14:00\nFamily day: 5 April\nTalk: 16 April"
    dated = "Sat 25 April: plant sale in the hall behind the church\nSun 3 May: walk\nThurs 14 May: concert"
    for text in (labelled, dated):
        assert [span.of(text) for span in sentences(text)] == text.split("\n")
