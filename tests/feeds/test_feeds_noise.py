import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.habit import WINDOW
from feeds.noise import Noise, quiet
from feeds.paragraphs import AGED, WHOLE, contexts, signs

WORDS = "council river bridge school report mayor budget energy harbour library market street".split()


def prose(rng, words=18):
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


RNG = random.Random(7)
STORY = [prose(RNG, 40) for _ in range(12)]
HEARING = (
    "The hearing on the harbour will be held on 12 June in the town hall, and everybody may come and speak. "
)
DATES = ("12 June", "19 June", "26 June", "3 July", "10 July")


def dates(passage):
    return frozenset(day for day in DATES if day in passage)


class Reader:
    """Follows one text: `told` are the polls that told something, `muted` what was muted by the poll."""

    def __init__(self, *paragraphs, title="Title"):
        self.known, self.noise, self.poll = (title, "\n\n".join(paragraphs)), Noise(), 1
        self.told, self.muted, self.alternates = [], [], []

    def see(self, *paragraphs, title="Title"):
        """What is known after this poll."""
        self.poll += 1
        found = quiet(self.known, (title, "\n\n".join(paragraphs)), self.noise, poll=self.poll, dates=dates)
        if (found.title, found.text) != self.known:
            self.told.append(self.poll)
        self.known, self.noise = (found.title, found.text), found.noise
        self.muted += found.muted
        self.alternates += [self.poll] if found.alternates else []
        return found.text.split("\n\n")

    def rest(self, *paragraphs, title="Title"):
        """Polls that find the same, until nothing waits any more."""
        while self.noise.due is not None:
            self.see(*paragraphs, title=title)


def changing(kind):
    rng = random.Random(3)
    return {
        "views": lambda poll: f"Viewed {4711 + 13 * poll:,} times",
        "clock": lambda poll: f"Updated 12:{poll + 10}",
        "nonce": lambda poll: f"Reference {rng.getrandbits(48):x}",
        "weather": lambda poll: f"Weather: {rng.choice(['sun', 'rain', 'snow'])}, {rng.randint(1, 30)} °C",
        "quote": lambda poll: prose(rng, rng.randint(5, 30)),
        "views in a story": lambda poll: f"{STORY[0]} Signed by {1000 + poll} people so far. {STORY[1]}",
        "Khmer": lambda poll: f"បានមើល {4711 + poll} ដង",
        "Japanese": lambda poll: f"閲覧数{4711 + poll}回",
    }[kind]


KINDS = ["views", "clock", "nonce", "weather", "quote", "views in a story", "Khmer", "Japanese"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_changes_at_every_poll_is_told_once_and_then_named(kind):
    noise = changing(kind)
    reader = Reader(*STORY[2:6], noise(0), *STORY[6:])
    for poll in range(1, 20):
        reader.see(*STORY[2:6], noise(poll), *STORY[6:])
    assert reader.told == [2]
    assert len(reader.muted) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_real_edit_amid_noise_is_told_at_once_and_alone(kind):
    noise, story = changing(kind), list(STORY[2:6])
    reader = Reader(*story, noise(0), *STORY[6:])
    for poll in range(1, 6):
        reader.see(*story, noise(poll), *STORY[6:])
    before = reader.known[1].split("\n\n")
    story[1] = story[1].replace(".", " as the mayor said.")
    after = reader.see(*story, noise(6), *STORY[6:])
    assert reader.told == [2, 7]
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (STORY[3], story[1])
    ]


def test_ages_are_never_told():
    for old, new in (
        ("Posted 2 hours ago", "Posted 3 hours ago"), ("an hour ago", "2 days ago"),
        ("vor 5 Minuten", "vor einer Stunde"), ("hace 2 horas", "hace un día"), ("il y a 3 jours", "il y a 4 jours"),
        ("2 ore fa", "3 ore fa"), ("5 минут назад", "6 минут назад"), ("3分前", "4分前"), ("3小时前", "2天前"),
        ("៣ នាទី", "៣ នាទី"), ("2 giờ trước", "3 giờ trước"), ("2 jam yang lalu", "3 jam yang lalu"),
    ):  # fmt: skip
        assert signs(old, new) <= {AGED}, (old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("6 days old", "7 days old"), ("5 m ago", "6 m ago"), ("just now", "a minute ago"),
        ("vor 5 Minuten", "vor einer Stunde"), ("soeben", "gerade eben"), ("hace 2 horas", "hace un día"),
        ("il y a 3 jours", "il y a 4 jours"), ("há 2 horas", "há uma hora"), ("2 ore fa", "un'ora fa"),
        ("2 uur geleden", "3 dagen geleden"), ("5 минут назад", "6 минут назад"), ("5 menit lalu", "6 menit lalu"),
        ("2 giờ trước", "3 giờ trước"), ("3分前", "4分钟以前"), ("3 នាទីមុន", "4 នាទីមុន"),
        ("3 นาทีที่แล้ว", "4 นาทีที่แล้ว"), ("منذ 3 ساعات", "منذ 4 ساعات"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", [str, str.upper, str.title])
def test_an_age_is_one_in_every_language_and_however_it_is_written(old, new, written):
    assert signs(f"Said {written(old)}", f"Said {written(new)}") == {AGED}
    assert signs("Moved by 2 hours", "Moved by 3 hours") == {"#0"}


def test_words_after_a_number_may_change():
    old = "In 12 towns the mayor signed the plan of the council, which had voted for the harbour before."
    new = old.replace("the mayor", "our mayor")
    assert signs(old, new) == {"# towns…mayor signed"}
    assert contexts(new, signs(old, new)) == frozenset()
    assert Reader(*STORY, old).see(*STORY, new) == [*STORY, new]


def test_a_moved_date_beside_a_counter_is_told_in_the_same_poll():
    def text(views, day):
        return f"{HEARING.replace('12 June', day)}So far {views} people have read this page about the harbour plans."

    reader = Reader(STORY[0], text(100, "12 June"))
    for poll in range(8):
        reader.see(STORY[0], text(101 + poll, "12 June"))
    assert reader.told == [2]
    assert "19 June" in reader.see(STORY[0], text(200, "19 June"))[1]
    assert reader.told == [2, 10]
    reader.see(STORY[0], text(201, "19 June"))
    assert reader.told == [2, 10]


def test_a_date_that_moves_and_moves_again_is_told_both_times_and_muted_when_it_flips_on():
    reader = Reader(STORY[0], HEARING, STORY[1])
    for poll in range(10):
        day = DATES[1 - poll % 2]
        reader.see(STORY[0], HEARING.replace("12 June", day), STORY[1])
    assert reader.told == [2, 3]


def test_what_was_muted_is_told_when_it_comes_to_rest_and_can_be_told_again():
    reader = Reader(*STORY[:4], "Viewed 1 times")
    for count in range(2, 9):
        reader.see(*STORY[:4], f"Viewed {count} times")
    assert reader.told == [2]
    reader.rest(*STORY[:4], "Viewed 8 times")
    assert reader.known[1].endswith("Viewed 8 times")
    assert len(reader.told) == 2
    for _ in range(WINDOW):
        reader.see(*STORY[:4], "Viewed 8 times")
    reader.see(*STORY[:4], "Viewed 9 times")
    assert len(reader.told) == 3


def test_two_versions_in_turns_are_told_once():
    one, other = STORY[:9], STORY[:3] + STORY[5:9]
    reader = Reader(*one)
    for poll in range(12):
        reader.see(*(one if poll % 2 else other))
    assert reader.told == [2]
    assert len(reader.alternates) + len(reader.muted) == 1


def test_paragraphs_that_change_places_are_told_once():
    rng, blocks = random.Random(1), list(STORY)
    reader = Reader(*blocks)
    for _ in range(12):
        rng.shuffle(blocks)
        reader.see(*blocks)
    assert reader.told == [2]


def test_lists_that_grow_are_news_however_often():
    reader, items = Reader(STORY[0]), [STORY[0]]
    for poll in range(12):
        items.insert(0, prose(random.Random(poll), 30))
        assert reader.see(*items) == items
    assert len(reader.told) == 12
    assert reader.muted == []


def test_a_list_that_shows_the_last_ten_is_news_however_often():
    items = [prose(random.Random(n), 30) for n in range(30)]
    reader = Reader(*items[:10])
    for start in range(1, 20):
        assert reader.see(*items[start : start + 10]) == items[start : start + 10]
    assert reader.muted == []


def test_a_text_that_is_replaced_is_another_text():
    rng = random.Random(5)
    reader = Reader(*(prose(rng, 30) for _ in range(3)))
    for _ in range(8):
        text = [prose(rng, 30) for _ in range(3)]
        assert reader.see(*text) == text


def test_a_counter_that_two_texts_of_a_source_mute_is_no_news_in_a_third():
    noise = [Reader(f"{STORY[n]} Read the whole story here: {n} comments") for n in range(2)]
    for n, reader in enumerate(noise):
        for count in range(3):
            reader.see(f"{STORY[n]} Read the whole story here: {count + 10} comments")
    first, second = (reader.noise.contexts for reader in noise)
    assert first == second != ()
    third = f"{STORY[3]} Read the whole story here: 4 comments"
    found = quiet(
        ("T", third), ("T", third.replace("4 c", "5 c")), Noise(), poll=2, dates=dates, shared=first
    )
    assert found.text == third
    moved = f"{HEARING}Read the whole story here: 4 comments"
    new = moved.replace("12 June", "19 June").replace("4 c", "5 c")
    assert quiet(("T", moved), ("T", new), Noise(), poll=2, dates=dates, shared=first).text == new


PARAGRAPHS = st.sampled_from(
    ["One two three.", "Four 5 six.", "Four 7 six.", "A title", "Another", "n 12", "n 13", STORY[0], STORY[1]]
)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=7).map("\n\n".join)


def test_words_that_follow_a_number_are_no_number():
    old, new = (
        f"About 120 guests {whence} 14 countries are expected in the hall." for whence in ("from", "of")
    )
    assert contexts(new, signs(old, new)) == frozenset()


@given(st.lists(TEXTS, min_size=2, max_size=8))
def test_without_muting_a_text_is_itself_and_the_same_again_is_no_change(texts):
    known, noise, poll = ("T", texts[0]), Noise(), 0
    for text in texts[1:]:
        poll += 1
        found = quiet(known, ("T", text), noise, poll=poll, dates=lambda _: frozenset())
        assert found.text == text or found.noise.due is not None
        known, noise, poll = (found.title, found.text), found.noise, poll + 1
        if noise.due is None or poll < noise.due:
            again = quiet(known, ("T", text), noise, poll=poll, dates=lambda _: frozenset())
            assert (again.title, again.text, again.muted, again.alternates) == (*known, (), False)
            noise = again.noise


@given(st.lists(TEXTS, min_size=2, max_size=8))
def test_nothing_is_lost_a_text_that_comes_to_rest_is_told_as_it_stands(texts):
    reader = Reader(texts[0])
    for text in texts[1:]:
        reader.see(text)
    for _ in range(400):
        reader.see(texts[-1])
    assert reader.known[1] == texts[-1]


EDITS = st.lists(st.tuples(st.integers(3, 40), st.sampled_from([0, 1, 2, 3, 5, 6, 7])), max_size=6)


@settings(deadline=None)
@given(EDITS, st.sampled_from(KINDS))
def test_every_real_edit_amid_noise_is_told_exactly_once(edits, kind):
    """Edits of one paragraph lie further apart than what counts as restless."""
    noise, story, last, told = changing(kind), list(STORY[2:10]), {}, []
    reader = Reader(*story[:4], noise(0), *story[4:])
    plan = dict(edits)
    for poll in range(1, 42):
        place = plan.get(poll)
        if place is not None and poll - last.get(place, -99) > WINDOW:
            last[place] = poll
            story[place] = story[place].replace(".", f" {WORDS[poll % 12]}{'x' * poll} said.")
            told.append(poll + 1)
        known = reader.see(*story[:4], noise(poll), *story[4:])
        assert [*known[:4], *known[5:]] == story
    assert set(told) <= set(reader.told)
    assert len(set(reader.told) - set(told)) <= 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_signs_are_empty_only_for_equals(one, other):
    assert bool(signs(one, other)) == (one != other)
    assert signs(one, "") in (frozenset(), frozenset({WHOLE}), frozenset({AGED}))
