"""What the script adds to the page, in a real browser: from a folder on disk and over HTTP, its policy in force."""

import functools
import gzip
import os
import re
import shutil
import threading
import unicodedata
from collections import Counter
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

import pytest
from output_samples import TODAY
from search_samples import line, lines, odd, write
from selectolax.lexbor import LexborHTMLParser

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright; it is in the dev extra")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium; name one in $CHROMIUM")
EVENTS = 250


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write(EVENTS, folder)
    return folder


@pytest.fixture(scope="module")
def served(site):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def base(request, site):
    """Where the site is: in a folder; over HTTP for tests marked with `both`."""
    return (
        request.getfixturevalue("served")
        if getattr(request, "param", "disk") == "http"
        else site.as_uri() + "/"
    )


both = pytest.mark.parametrize("base", ["disk", "http"], indirect=True)


@pytest.fixture
def visit(browser, base):
    """Opens a page of the site with a state; in the end nothing may have been said to the console."""
    contexts, complaints = [], []

    def opened(state="", page="index.html", at=base, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: "Canvas2D" in message.text or complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        sign = "#?" if at.startswith("file") else "?"
        tab.goto(f"{at}{page}{sign + state if state else ''}")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def heading(tab):
    return tab.locator("#finds-name")


def told(tab, count):
    """Waits until the page says how many match."""
    text = "1 event matches" if count == 1 else f"{count:,} events match"
    playwright.expect(heading(tab)).to_have_text(text)


def state(tab):
    address = urlsplit(tab.url)
    return parse_qs(address.query or address.fragment.lstrip("?"))


def settled_state(tab, expected):
    """Waits until the address holds what it is to hold."""
    tab.wait_for_function(
        """wanted => {
            const given = new URLSearchParams(location.search || location.hash.slice(1));
            return Object.entries(wanted).every(([key, values]) => String(given.getAll(key)) === String(values))
        }""",
        arg=expected,
    )


def folded(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def having(*words, within=None):
    """The events that have all the words in their name or in the names they belong to."""
    return [
        one
        for one in within or lines(EVENTS)
        if all(
            any(folded(word) in folded(text) for text in (one.name, one.status, *one.sources, *one.actors, *one.places, *one.topics))
            for word in words
        )
    ]  # fmt: skip


def test_the_script_and_the_styles_are_small():
    folder = files("output") / "static"
    sizes = {
        name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in ("timeline.js", "style.css")
    }
    assert sizes["timeline.js"] <= 15_000
    assert sizes["style.css"] <= 6_000


def test_without_scripts_no_control_is_visible(visit):
    tab = visit(java_script_enabled=False)
    for control in ("input", "button", "select", "dialog", "[role=search]"):
        assert not any(one.is_visible() for one in tab.locator(control).all()), control


def test_controls_take_no_room_that_was_not_kept_for_them(visit):
    tab = visit()
    moved = tab.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(
            list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({type: "layout-shift", buffered: true})
            || setTimeout(() => done(0), 300))"""
    )
    assert moved < 0.02


@both
def test_nothing_is_loaded_before_it_is_asked_for(visit):
    tab = visit()
    loaded = "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /search/.test(name)).length"
    tab.wait_for_selector("#search")
    assert tab.evaluate(loaded) == 0
    assert tab.locator("script[src^=search]").count() == 0
    tab.locator("#search").fill("hanoi")
    told(tab, len(having("hanoi")))
    assert tab.locator("script[src^=search]").count() == 2


QUERIES = (
    "hanoi", "HANOI jose", "José", "geneve", "old chronicle", "round 17 sok", '"sok dara"', "zzz", "harbour radio trade",
)  # fmt: skip


def test_all_words_must_match_without_case_and_accents(visit):
    tab = visit()
    for query in QUERIES:
        words = [query.strip('"')] if query.startswith('"') else query.split()
        tab.locator("#search").fill("")
        tab.locator("#search").press_sequentially(query)
        told(tab, len(having(*words)))
        playwright.expect(tab.locator("[role=status]")).to_have_text(heading(tab).inner_text())
        settled_state(tab, {"q": [query]})


@both
def test_results_lead_to_their_cards(visit, site):
    tab = visit("q=meets")
    told(tab, len(having("meets")))
    for link in tab.locator(".group a").all():
        page, _, key = link.get_attribute("href").partition("#")
        assert LexborHTMLParser((site / page).read_bytes()).css_first(f"article[id={key}]") is not None
    link = tab.locator(".group a").first
    name, key = link.inner_text(), link.get_attribute("href").partition("#")[2]
    link.click()
    card = tab.locator(f"article[id={key}]")
    playwright.expect(card).to_be_in_viewport()
    assert name in card.inner_text()
    tab.go_back()
    told(tab, len(having("meets")))


def test_upcoming_soonest_first_then_past_latest_first(visit):
    tab = visit("view=list")
    told(tab, len(lines(EVENTS)))
    groups = tab.locator(".group h3").all_inner_texts()
    assert [text.rpartition(" ")[0] for text in groups] == [
        "Today and upcoming, soonest first",
        "Past, latest first",
    ]
    waiting = [
        one for one in lines(EVENTS) if one.tense != "past" and one.status != "withdrawn" and one.start
    ]
    next_is = min(waiting, key=lambda one: one.start if one.start >= TODAY else one.end or "9999")
    assert tab.locator("#finds-ahead .when").first.inner_text() == next_is.when
    assert tab.locator("#finds-behind .when").first.inner_text() == "20 November 2026"


def test_a_hundred_lines_first_then_more(visit):
    tab = visit("view=list")
    told(tab, len(lines(EVENTS)))
    assert tab.locator(".lines li").count() == 100
    before = tab.locator("#finds-behind li").count()
    tab.locator("#finds-behind").get_by_role("button", name="Show more").click()
    assert tab.locator("#finds-behind li").count() == min(
        before + 100, sum(one.tense == "past" for one in lines(EVENTS))
    )
    assert tab.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#finds-behind li')[arguments]".replace(
            "arguments", str(before)
        )
    )


def shown_counts(tab, kind):
    rows = tab.locator(f"[data-facet={kind}] li").all()
    return {row.locator("bdi").inner_text(): int(row.locator(".n").inner_text()) for row in rows}


def test_counts_of_a_filter_follow_all_others(visit):
    tab = visit("view=list")
    told(tab, len(lines(EVENTS)))
    tab.locator("[data-facet=source]").get_by_role("button").click()
    assert shown_counts(tab, "source") == Counter(name for one in lines(EVENTS) for name in one.sources)
    assert shown_counts(tab, "topic") == Counter(name for one in lines(EVENTS) for name in one.topics)
    tab.get_by_role("checkbox", name="Mekong Daily").check()
    tab.get_by_role("checkbox", name="Border Post").check()
    chosen = [one for one in lines(EVENTS) if {"Mekong Daily", "Border Post"} & set(one.sources)]
    told(tab, len(chosen))
    assert shown_counts(tab, "source") == Counter(name for one in lines(EVENTS) for name in one.sources)
    assert shown_counts(tab, "topic") == Counter(name for one in chosen for name in one.topics)
    assert shown_counts(tab, "status") == Counter(one.status for one in chosen if one.status)
    tab.get_by_role("checkbox", name="withdrawn").check()
    both = [one for one in chosen if one.status == "withdrawn"]
    told(tab, len(both))
    assert shown_counts(tab, "topic") == Counter(name for one in both for name in one.topics)
    settled_state(tab, {"source": ["Mekong Daily", "Border Post"], "status": ["withdrawn"]})
    assert tab.evaluate("document.activeElement.type") == "checkbox"
    tab.get_by_role("button", name="Source: Border Post").click()
    told(tab, len([one for one in both if "Mekong Daily" in one.sources]))


def overlapping(first, last):
    dated = [one for one in lines(EVENTS) if one.start and not one.start.startswith("-")]
    return [one for one in dated if one.start <= last and (one.end or "9999") >= first]


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        (("2025", "2025"), "2025-01-01", "2025-12-31"),
        (("2024-02", "2024-02"), "2024-02-01", "2024-02-29"),
        (("2026-11-20", ""), "2026-11-20", "9999"),
    ],
)
def test_dates_from_and_to_at_the_precision_given(visit, given, first, last):
    tab = visit("view=list")
    told(tab, len(lines(EVENTS)))
    for label, value in zip(("From", "To"), given, strict=True):
        tab.get_by_role("textbox", name=label, exact=True).fill(value)
        tab.keyboard.press("Tab")
    told(tab, len(overlapping(first, last)))


def test_what_is_no_date_is_said_to_be_none(visit):
    tab = visit("view=list")
    told(tab, len(lines(EVENTS)))
    field = tab.get_by_role("textbox", name="From", exact=True)
    field.fill("2025-13")
    tab.keyboard.press("Tab")
    assert field.get_attribute("aria-invalid") == "true"
    told(tab, len(lines(EVENTS)))


def test_deep_past_and_long_spans_are_found_by_date(visit):
    tab = visit("from=-5000&to=-2000&view=axis")
    told(tab, 1)
    assert tab.locator(".lines a").inner_text() == "A wall is built at Ur"
    tab = visit("from=1850&to=1860")
    told(tab, 1)
    assert tab.locator(".lines a").inner_text() == "The Long Survey"


def test_an_event_without_a_name_or_a_date_has_a_line(visit):
    tab = visit("q=old+chronicle")
    told(tab, len(odd()))
    assert sorted(tab.locator(".lines a").all_inner_texts()) == sorted(
        one.name or "(no name)" for one in odd()
    )


@both
def test_a_stretch_of_the_histogram_is_chosen_by_drawing_over_it(visit):
    tab = visit()
    tab.locator(".plot").scroll_into_view_if_needed()
    box = tab.locator(".plot svg").bounding_box()
    bins = int(tab.locator(".plot svg").get_attribute("data-bins"))
    at = lambda bin_: box["x"] + (bin_ + 0.5) * box["width"] / bins  # noqa: E731 - a point on the drawing
    tab.mouse.move(at(bins - 9), box["y"] + 60)
    tab.mouse.down()
    tab.mouse.move(at(bins - 7), box["y"] + 60, steps=4)
    tab.mouse.move(at(bins - 5), box["y"] + 60, steps=4)
    tab.mouse.up()
    low = int(tab.locator(".plot svg").get_attribute("data-low"))
    named = [f"{(low + n) // 12}-{(low + n) % 12 + 1:02}" for n in (bins - 9, bins - 5)]
    settled_state(tab, {"from": [named[0]], "to": [named[1]]})
    told(tab, len(overlapping(f"{named[0]}-01", f"{named[1]}-31")))
    assert tab.url.partition("#")[0].endswith(("index.html", f"index.html?{urlsplit(tab.url).query}"))
    tab.go_back()
    playwright.expect(tab.locator(".glance")).to_be_visible()


def test_a_bar_of_the_histogram_still_leads_to_its_month(visit):
    tab = visit()
    tab.locator(".plot a").last.click(position={"x": 3, "y": 80})
    playwright.expect(tab.locator("section.month").first).to_be_visible()
    assert re.search(r"20\d\d-\d\d(\.html)?$|#running$", tab.url)


def test_the_stretch_is_changed_by_keys(visit):
    tab = visit("view=list")
    told(tab, len(lines(EVENTS)))
    slider = tab.get_by_role("slider", name="From")
    slider.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    low = int(tab.locator(".plot svg").get_attribute("data-low")) + 2
    month = f"{low // 12}-{low % 12 + 1:02}"
    settled_state(tab, {"from": [month]})
    assert slider.get_attribute("aria-valuetext") == month
    tab.keyboard.press("Home")
    told(tab, len(lines(EVENTS)))


def drawn(tab):
    """How many points of the axis are not blank, and how high it is."""
    tab.wait_for_function("() => document.querySelector('canvas').height > 60")
    return tab.evaluate(
        """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
            const canvas = document.querySelector("canvas");
            const points = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let inked = 0;
            for (let i = 3; i < points.length; i += 4) inked += points[i] > 0;
            done([inked, canvas.height]);
        })))"""
    )


@both
def test_the_axis_is_drawn_zoomed_and_moved_and_the_list_follows(visit):
    tab = visit("view=axis")
    told(tab, len(lines(EVENTS)))
    assert drawn(tab)[0] > 5_000
    tab.get_by_role("button", name="Zoom in").click()
    tab.wait_for_function("() => /from=/.test(location.href)")
    first = state(tab)
    told(tab, len(overlapping(first["from"][0], first["to"][0])))
    tab.locator(".stage").focus()
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_function("before => !location.href.includes(before)", arg=f"from={first['from'][0]}")
    second = state(tab)
    assert second["from"] < first["from"]
    told(tab, len(overlapping(second["from"][0], second["to"][0])))
    box = tab.locator("canvas").bounding_box()
    tab.mouse.move(box["x"] + 300, box["y"] + 100)
    tab.mouse.wheel(0, -200)
    tab.wait_for_function("before => !location.href.includes(before)", arg=f"from={second['from'][0]}")
    third = state(tab)
    assert third["from"] > second["from"]
    assert third["to"] < second["to"]
    tab.get_by_role("button", name="All", exact=True).click()
    told(tab, len(lines(EVENTS)))


def test_the_axis_is_dragged(visit):
    tab = visit("view=axis&from=2026-01-01&to=2026-12-31")
    told(tab, len(overlapping("2026-01-01", "2026-12-31")))
    drawn(tab)
    box = tab.locator("canvas").bounding_box()
    tab.mouse.move(box["x"] + 600, box["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 400, box["y"] + 20, steps=5)
    tab.mouse.up()
    # The address follows while the mouse still moves.
    tab.wait_for_function("() => (/from=([-\\d]+)/.exec(location.href) || ['', ''])[1] > '2026-02'")


def test_the_page_scrolls_over_the_axis_that_has_no_focus(visit):
    tab = visit("view=axis")
    told(tab, len(lines(EVENTS)))
    drawn(tab)
    box = tab.locator("canvas").bounding_box()
    tab.mouse.move(box["x"] + 300, box["y"] + 100)
    tab.mouse.wheel(0, 200)
    tab.wait_for_function("() => scrollY > 50")
    assert "from" not in state(tab)


@both
def test_an_event_on_the_axis_says_what_it_is_and_opens_its_card(visit):
    tab = visit("view=axis&q=%22long+survey%22&from=1800&to=1900")
    told(tab, 1)
    drawn(tab)
    box = tab.locator("canvas").bounding_box()
    tab.mouse.move(box["x"] + 600, box["y"] + 70)
    playwright.expect(tab.locator(".tip")).to_have_text("1825 to 2025The Long Survey")
    tab.mouse.down()
    tab.mouse.up()
    playwright.expect(tab.locator("article#odd-long")).to_be_visible()


def test_the_axis_has_lanes(visit):
    tab = visit("view=axis&from=2026-01-01&to=2026-12-31")
    told(tab, len(overlapping("2026-01-01", "2026-12-31")))
    plain = drawn(tab)[1]
    tab.get_by_label("Lanes").select_option("source")
    settled_state(tab, {"lanes": ["source"]})
    assert drawn(tab)[1] > plain


def test_the_axis_in_touch_is_pinched(visit):
    tab = visit(
        "view=axis&from=2026-01-01&to=2026-12-31", has_touch=True, viewport={"width": 390, "height": 844}
    )
    told(tab, len(overlapping("2026-01-01", "2026-12-31")))
    drawn(tab)
    tab.evaluate(
        """() => {
            const canvas = document.querySelector("canvas");
            canvas.setPointerCapture = () => {};
            const fire = (type, id, x) => {
                const box = canvas.getBoundingClientRect();
                canvas.dispatchEvent(new PointerEvent(type, {pointerId: id, pointerType: "touch", clientX: box.left + x, clientY: box.top + 80, bubbles: true}));
            };
            fire("pointerdown", 1, 150); fire("pointerdown", 2, 200);
            fire("pointermove", 1, 100); fire("pointermove", 2, 250);
            fire("pointerup", 1, 100); fire("pointerup", 2, 250);
        }"""
    )
    tab.wait_for_function("() => !location.href.includes('from=2026-01-01')")
    given = state(tab)
    assert "2026-01-01" < given["from"][0] < given["to"][0] < "2026-12-31"


STATE = "q=meets&source=Mekong+Daily&source=Border+Post&actor=Sok+Dara&status=withdrawn&from=2024&to=2027-03&view=axis&lanes=place"


@both
def test_the_address_holds_the_whole_state(visit):
    tab = visit(STATE)
    wanted = [
        one
        for one in having("meets", within=overlapping("2024-01-01", "2027-03-31"))
        if {"Mekong Daily", "Border Post"} & set(one.sources)
        and "Sok Dara" in one.actors
        and one.status == "withdrawn"
    ]
    told(tab, len(wanted))
    assert tab.locator("#search").input_value() == "meets"
    assert tab.get_by_label("Lanes").input_value() == "place"
    assert tab.get_by_role("button", name="Time axis").get_attribute("aria-pressed") == "true"
    assert state(tab) == parse_qs(STATE)


@both
def test_back_and_forward_go_step_by_step(visit):
    tab = visit()
    tab.locator("#search").press_sequentially("hanoi", delay=5)
    told(tab, len(having("hanoi")))
    tab.get_by_role("checkbox", name="Trade").check()
    both = [one for one in having("hanoi") if "Trade" in one.topics]
    told(tab, len(both))
    tab.go_back()
    told(tab, len(having("hanoi")))
    assert tab.locator("#search").input_value() == "hanoi"
    tab.go_back()
    playwright.expect(tab.locator(".glance")).to_be_visible()
    assert tab.locator("#search").input_value() == ""
    tab.go_forward()
    tab.go_forward()
    told(tab, len(both))


@pytest.mark.parametrize(
    "address",
    [
        "view=nothing&lanes=x",
        "from=x&to=99-99-99&view=list",
        "source=&q=%20%20&view=list",
        "q=%F0%9F%8E%89%00%22&view=list",
    ],
)
def test_a_strange_address_does_no_harm(visit, address):
    tab = visit(address)
    playwright.expect(tab.locator("[role=search]")).to_be_visible()


def test_keys_move_search_and_help(visit):
    tab = visit()
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "search"
    tab.keyboard.type("j/k?t")
    assert tab.locator("#search").input_value() == "j/k?t"
    assert not tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    playwright.expect(tab.locator(".glance")).to_be_visible()
    tab.keyboard.press("j")
    first = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("j")
    second = tab.evaluate("document.activeElement.id")
    articles = tab.evaluate("[...document.querySelectorAll('.event > article')].map(each => each.id)")
    assert [first, second] == articles[:2]
    tab.keyboard.press("k")
    assert tab.evaluate("document.activeElement.id") == first
    tab.keyboard.press("t")
    playwright.expect(tab.locator("#today")).to_be_in_viewport()
    tab.keyboard.press("Shift+?")
    assert tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#keys").is_visible()


def test_keys_leave_the_browser_its_own(visit):
    tab = visit()
    for chord in ("Control+j", "Alt+j", "Meta+/", "Control+k"):
        tab.keyboard.press(chord)
        assert tab.evaluate("document.activeElement === document.body"), chord


def test_keys_of_one_letter_can_be_switched_off_for_good(visit):
    tab = visit()
    tab.keyboard.press("Shift+?")
    tab.get_by_label("Keys of one letter work").uncheck()
    tab.get_by_role("button", name="Close").click()
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") != "k1"
    tab.reload()
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") != "search"


def test_keys_go_through_results(visit):
    tab = visit("q=hanoi")
    told(tab, len(having("hanoi")))
    tab.locator("#search").focus()
    tab.keyboard.press("Enter")
    here = "[...document.querySelectorAll('.lines a')].indexOf(document.activeElement)"
    assert tab.evaluate(here) == 0
    tab.keyboard.press("j")
    assert tab.evaluate(here) == 1
    tab.keyboard.press("k")
    assert tab.evaluate(here) == 0
    tab.keyboard.press("Escape")
    playwright.expect(tab.locator(".glance")).to_be_visible()


@both
def test_keys_work_on_other_pages_and_lead_to_the_search(visit):
    tab = visit(page="names.html")
    tab.keyboard.press("Shift+?")
    assert tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    tab.wait_for_url("**/index.html#search")
    assert tab.evaluate("document.activeElement.id") == "search"


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u202egnp.exe",
    "javascript:alert(1)",
    "__proto__",
    "w" * 3000,
]


def test_hostile_texts_of_the_data_are_shown_as_they_are(browser, tmp_path, monkeypatch):
    bad = [
        line(
            f"bad-{n}",
            text,
            text,
            "2026-11-20",
            "2026-11-20",
            "2026-11-20",
            text[:40],
            sources=(text,),
            actors=(text,),
            places=(text,),
            topics=(text,),
        )
        for n, text in enumerate(HOSTILE)
    ]
    monkeypatch.setattr("search_samples.odd", lambda: bad)
    write(20, tmp_path)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    said = []
    tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    for view in ("list", "axis&lanes=actor"):
        tab.goto("about:blank")
        tab.goto(f"{tmp_path.as_uri()}/index.html#?view={view}")
        told(tab, 26)
        for _ in range(3):
            tab.keyboard.press("j")
    assert tab.locator(".lines a", has_text="<img src=x onerror=alert(1)>").count() == 1
    assert tab.locator(".finds img, .finds script").count() == 0
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert said == []
    context.close()


def test_words_of_the_page_come_with_the_data(browser, tmp_path):
    write(20, tmp_path)
    index = tmp_path / "search.js"
    index.write_text(
        index.read_text().replace(
            '"words":{}',
            '"words":{"{n} events match":"{n} Ereignisse","Filters":"Auswahl","Source":"Quelle"}',
        )
    )
    tab = browser.new_page()
    tab.goto(f"{tmp_path.as_uri()}/index.html#?view=list")
    playwright.expect(heading(tab)).to_have_text("25 Ereignisse")
    assert tab.locator("[data-facet=source] legend").inner_text().lower() == "quelle"
    tab.close()


def test_data_that_is_gone_is_said_to_be_gone(browser, tmp_path):
    write(20, tmp_path)
    (tmp_path / "search-all.js").unlink()
    tab = browser.new_page()
    tab.goto(f"{tmp_path.as_uri()}/index.html#?q=x")
    playwright.expect(heading(tab)).to_contain_text("could not be loaded")
    tab.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_right_to_left_nothing_sticks_out(browser, site, width):
    tab = browser.new_page(viewport={"width": width, "height": 844})
    for address in ("", "#?q=hanoi", "#?view=axis&lanes=source"):
        tab.goto("about:blank")
        tab.goto(f"{site.as_uri()}/index.html{address}")
        tab.evaluate("document.documentElement.dir = 'rtl'")
        if address:
            playwright.expect(heading(tab)).to_contain_text("match")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()


def test_letters_are_found_by_plain_ones_and_other_scripts_by_their_own(browser, tmp_path, monkeypatch):
    texts = {
        "lodz": "Łódź",
        "strasse": "Große Straße",
        "aero": "Ærø",
        "istanbul": "İstanbul",
        "ភ្នំពេញ": "នៅរាជធានីភ្នំពេញ",
        "ភ្នំ": "ភ្នំ\u200bពេញ",
        "وزارة": "وِزَارَة",
    }
    own = [
        line(f"letters-{n}", text, "2026", "2026", "2026-01-01", "2026-12-31")
        for n, text in enumerate(texts.values())
    ]
    monkeypatch.setattr("search_samples.odd", lambda: own)
    write(5, tmp_path)
    tab = browser.new_page()
    tab.goto(f"{tmp_path.as_uri()}/index.html#?view=list")
    for query, text in texts.items():
        tab.locator("#search").fill(query)
        settled_state(tab, {"q": [query]})
        assert text in tab.locator(".lines a").all_inner_texts()
        assert tab.locator(".lines a").count() < len(texts) - 3
    tab.close()
