"""What the extraction of the main text must not lose: dates in sentences, points of prose, heads of items."""

from feeds.model import Failed
from feeds.page import extract

STORY = "".join(
    f"<p>The {number} harbour office has ordered two new cranes for the eastern quay, which has had none since the "
    "last one was sold for scrap. They come by sea from Gdynia and will be put up by the yard.</p>"
    for number in ("first", "second", "third")
)
POINTS = (
    "<ol><li>The quay is closed to lorries while the rails are laid, and walkers are led round it.</li>"
    "<li>Ships of more than four thousand tonnes are sent to the western quay until June.</li>"
    "<li>Short</li></ol>"
)


def page(body: str) -> str:
    return f"<html><head><title>Cranes</title></head><body><div id='doc'>{body}</div></body></html>"


def text_of(body: str) -> str:
    entry = extract(page(body))
    assert not isinstance(entry, Failed)
    return entry.text


def test_a_date_marked_up_inside_a_sentence_stays_in_it() -> None:
    said = "<p>The rails will be laid from <time>11.5.2026</time> by a firm from Elbing, at night only.</p>"
    assert "laid from 11.5.2026 by a firm" in text_of(STORY + said)


def test_a_date_inside_a_sentence_is_not_that_of_publication() -> None:
    said = "<p>The rails will be laid from <time>11.5.2026</time> by a firm from Elbing, at night only.</p>"
    entry = extract(page(STORY + said))
    assert not isinstance(entry, Failed)
    assert entry.published is None


def test_a_date_that_stands_alone_is_still_that_of_publication() -> None:
    entry = extract(page(f"<div class='head'><time>28.4.2026</time> Harbour office</div>{STORY}"))
    assert not isinstance(entry, Failed)
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2026-04-28"


def test_points_of_prose_below_a_paragraph_are_text() -> None:
    found = text_of(f"{STORY}<p>For this time the following holds:</p>{POINTS}<p>The yard is open.</p>")
    assert "The quay is closed to lorries" in found
    assert "are sent to the western quay until June" in found
    assert found.index("the following holds") < found.index("The quay is closed")


def test_a_list_of_links_is_no_prose() -> None:
    links = "".join(
        f"<li><a href='/{n}'>What the council of the town said of the harbour in part {n}.</a></li>"
        for n in range(4)
    )
    assert "part 2" not in text_of(f"{STORY}<p>{'More of it. ' * 9}</p><ul>{links}</ul>")


ITEMS = (
    "<article><h2>Crane day</h2><p>Sat 11 April, 2pm</p><p>With a brass band and tours of the yard.</p></article>"
    "<article><h2>Night of the tugs</h2><p>16–18 April</p><p>Six tugs will dance on the basin.</p></article>"
    "<article><h2>Rope fair</h2><p>Sunday 26 April</p><p>Stalls must be booked.</p></article>"
)
INTRODUCED = (
    "<p>The quay is open again after the works, and the harbour office thanks all for their patience.</p>"
)


def test_the_articles_of_a_programme_keep_their_heads_and_their_order() -> None:
    found = text_of(f"<main><h1>On the quay</h1>{INTRODUCED}<section>{ITEMS}</section></main>")
    lines = [line for line in found.split("\n") if line]
    assert lines[lines.index("Night of the tugs") + 1] == "16–18 April"
    assert lines[lines.index("Rope fair") + 1] == "Sunday 26 April"
    assert lines.index("Crane day") > next(i for i, line in enumerate(lines) if "open again" in line)


def test_an_article_that_stands_apart_from_others_is_the_text() -> None:
    found = text_of(f"<main><article><h1>Cranes</h1>{STORY}</article><section>{ITEMS}</section></main>")
    assert "second harbour office" in found
    assert "Rope fair" not in found
