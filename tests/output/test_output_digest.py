"""The digest as text and HTML."""

import re
from dataclasses import replace

import pytest
from hostile import ELEMENTS, LINKS, TEXTS, assert_inert, assert_well_formed, poison
from hypothesis import given
from hypothesis import strategies as st
from output_samples import changes, message, spans
from selectolax.lexbor import LexborHTMLParser

from output.columns import width
from output.mail import MAX_BYTES, digest_html
from output.model import ChangeSection, Health, Span
from output.spacing import spaced
from output.text import digest_text, quote_text

QUIET = replace(
    message(),
    sections=(),
    upcoming=(),
    health=(),
    summary="Nothing changed",
    note="This is the first reading.",
)


def crowded(number, quote=300):
    change = replace(
        changes()[2], quote=spans("It will be held on [3 December 2026] " + "as was said " * (quote // 12))
    )
    items = tuple(replace(change, event=f"e{n}", sentence=f"Meeting {n} moved.") for n in range(number))
    return replace(message(), sections=(ChangeSection("rescheduled", "Moved", items),))


def test_text_looks_as_before(snapshot):
    snapshot("digest.txt", digest_text(message()).encode())


def test_html_looks_as_before(snapshot):
    snapshot("digest.html", digest_html(message()).encode())


def test_quiet_digest_says_so_once_and_holds_its_note():
    for form in (digest_text(QUIET), digest_html(QUIET)):
        assert form.count("Nothing changed") == 1
        assert "This is the first reading." in form
    assert "This is the first reading." not in digest_text(replace(message(), note=QUIET.note))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_text_is_never_wider_than_a_terminal(text):
    for line in digest_text(poison(message(), text)).splitlines():
        assert width(line) <= 76 or "https://" in line
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", line)


def test_text_is_complete():
    text = digest_text(crowded(200))
    assert all(f"Meeting {n} moved." in text for n in range(200))


def with_quote(text):
    change = replace(changes()[2], quote=spans(text))
    return replace(message(), sections=(ChangeSection("rescheduled", "Rescheduled", (change,)),))


def test_of_many_sources_newly_followed_the_text_names_a_few_and_all_that_are_in_trouble():
    failing = [Health("failing", f"bad{n}", f"bad{n} cannot be read.") for n in range(30)]
    followed = [Health("followed", f"new{n}", f"new{n} is followed from now on.") for n in range(270)]
    text = digest_text(replace(message(), health=(*failing, *followed)))
    assert all(line.text in text for line in failing)
    assert text.count("is followed from now on") == 12
    assert "\nand 258 more\n" in text


def test_the_words_that_changed_are_marked():
    record = with_quote("It is{+ now+} held [-on 26 November-]{+on 3 December+} in town.")
    told = "> It is {+now+} held [-on 26 November-] {+on 3 December+} in town."
    assert told in digest_text(record)
    quote = LexborHTMLParser(digest_html(record)).css_first("blockquote")
    assert quote.text() == "It is now held on 26 November on 3 December in town."
    assert [(n.tag, n.text()) for n in quote.css("ins, del")] == [
        ("ins", "now"),
        ("del", "on 26 November"),
        ("ins", "on 3 December"),
    ]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text("xyz ", max_size=9)), max_size=6))
def test_both_sentences_can_be_read_from_what_is_marked(pieces):
    kinds = {"a": "same", "b": "removed", "c": "added"}
    quote = tuple(Span(text, kinds[kind]) for kind, text in pieces)
    made = spaced(quote)
    for other in ("added", "removed"):
        before, after = (
            "".join(span.text for span in each if span.emphasis != other) for each in (quote, made)
        )
        assert "".join(before.split()) == "".join(after.split())
    assert all(span.text == span.text.strip() for span in made if span.emphasis != "same")


def test_every_change_of_a_long_text_is_shown_with_the_words_around_it():
    text = quote_text(
        spans(
            "start " * 99
            + "room [-12-]{+14+} of "
            + "middle " * 99
            + "until [-noon-]{+three+} "
            + "end " * 99
        )
    )
    assert "room [-12-] {+14+} of middle" in text
    assert "until [-noon-] {+three+} end" in text
    assert (text[0], text[-1]) == ("…", "…")
    assert len(text) < 400


def from_one_text(number):
    change = replace(changes()[3], brief="Lecture (18 January 2027).", name="Lecture")
    told = "Lecture (18 January 2027): no longer stated by Defence Review."
    items = tuple(replace(change, event=f"e{n}", sentence=told) for n in range(number))
    other = replace(changes()[2], kind="withdrawn")
    return replace(message(), sections=(ChangeSection("withdrawn", "Withdrawn", (*items, other)),))


def test_changes_of_one_text_stand_below_its_name():
    text, html = digest_text(from_one_text(3)), digest_html(from_one_text(3))
    for form in (text, html):
        assert "no longer stated" not in form
        assert form.count("Defence Review") == 1
        assert form.count("19 November 2026, 09:30 UTC") == 1
    assert "From Defence Review, seen 19 November 2026, 09:30 UTC:\n" in text
    assert [line[:2] for line in text.splitlines() if re.match(r"\d\. ", line)] == ["1.", "2.", "3.", "4."]
    assert text.index("1. The US") < text.index("From Defence Review")  # what stands alone comes first
    assert digest_text(from_one_text(1)).count("no longer stated by Defence Review") == 1


def test_a_name_is_linked_and_its_sentence_stays_readable():
    tree = LexborHTMLParser(digest_html(from_one_text(1)))
    link = tree.css_first('a[href$="#e0"]')
    assert link.text() == "Lecture"
    assert link.parent.text() == "Lecture (18 January 2027): no longer stated by Defence Review."


def test_a_move_is_said_once():
    assert "before: " not in digest_html(message())
    bare = replace(changes()[2], sentence="The dialogue has moved.")
    record = replace(message(), sections=(ChangeSection("rescheduled", "Rescheduled", (bare,)),))
    assert "before: <del>26 November 2026</del>, now: " in digest_html(record)
    assert "26 November 2026 → 3 December 2026" in digest_text(record)


def test_a_long_quotation_keeps_what_stands_out():
    quote = quote_text(spans("long " * 500 + "on [3 May 2026] and so on"))
    assert quote.startswith("…long long")
    assert quote.endswith("on 3 May 2026 and so on")
    assert len(quote) < 120


@pytest.mark.parametrize("number", [0, 1, 40, 41, 200, 2000])
def test_html_is_small_for_any_number_of_changes(number):
    html = digest_html(crowded(number))
    assert len(html.encode()) <= MAX_BYTES
    shown = html.count("Meeting ")
    assert shown == number or f"and {number - shown} more" in html
    assert shown >= min(number, 200)  # the last of them as one line each


def test_html_is_small_for_hostile_lengths():
    many = poison(crowded(200), "𝒜" * 5000, "https://example.org/" + "x" * 4000)
    assert len(digest_html(replace(many, page_href=None)).encode()) <= MAX_BYTES


def test_more_leads_to_the_page():
    tree = LexborHTMLParser(digest_html(crowded(2000)))
    links = [a for a in tree.css("a") if a.text().startswith("and ")]
    assert [a.attributes["href"] for a in links] == ["https://desk.example.org/timeline/index.html"]


def test_change_links_to_its_event_on_its_page():
    change = replace(changes()[2], path="2026-12.html")
    record = replace(message(), sections=(ChangeSection("rescheduled", "Moved", (change,)),))
    address = "https://desk.example.org/timeline/2026-12.html#e-defdialogue"
    assert address in digest_text(record)
    assert f'href="{address}"' in digest_html(record)


MAIL_ELEMENTS = ELEMENTS | {"style"}


@pytest.mark.parametrize("record", [message(), QUIET, crowded(200)], ids=["some", "none", "many"])
def test_html_is_well_formed_and_inert(record):
    assert_well_formed(digest_html(record))
    assert_inert(digest_html(record), elements=MAIL_ELEMENTS)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_hostile_text_does_nothing(text):
    html = digest_html(poison(message(), text))
    assert_well_formed(html)
    assert_inert(html, elements=MAIL_ELEMENTS)
    assert html.count("<style>") == 1


def test_a_name_of_any_length_leaves_room_for_what_is_said_of_it():
    name = "W" * 10_000
    record = replace(message(), sections=(ChangeSection("rescheduled", "Moved", (
        replace(changes()[2], name=name, sentence=f"{name}: moved from 26 November 2026 to 3 December 2026."),
    )),))  # fmt: skip
    text = digest_text(record)
    assert "…: moved from 26 November 2026 to 3 December 2026." in " ".join(text.split())
    assert len(text) < 3000
    assert "…</bdi></a>: moved from 26 November 2026" in digest_html(record)


def test_letters_from_right_to_left_do_not_reorder_their_neighbours():
    name = "وزارة الدفاع 2026"
    change = replace(
        changes()[3], name=name, sentence=f"{name} (18 January 2027): gone.", source=f"\u202e{name}"
    )
    record = replace(message(), sections=(ChangeSection("withdrawn", "Withdrawn", (change,)),))
    text, html = digest_text(record), digest_html(record)
    assert f"1. \u2068{name}\u2069 (18 January 2027): gone.\n" in text
    assert f"-- \u2068{name}\u2069, seen 19 November 2026" in text
    assert f"<bdi>{name}</bdi></a> (18 January 2027): gone." in html
    assert "\u202e" not in text + html
    assert "\u2068" not in digest_text(message())


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_hostile_links_are_no_links(link):
    record = replace(poison(message(), "name", link), page_href=None)
    assert LexborHTMLParser(digest_html(record)).css_first("a") is None
    if link not in "name":
        assert link not in digest_text(record)


def test_nothing_is_loaded_and_removed_words_are_struck():
    html = digest_html(message())
    assert "url(" not in html
    assert re.search(r"<del [^>]*line-through[^>]*>26 November 2026</del> <ins [^>]*underline", html)
    assert "max-width:600px" in html
