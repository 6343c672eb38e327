"""Adding sources to a configuration: its user's file stays as it is, apart from the new lines."""

from pathlib import Path

import pytest

from timeline.config import ConfigError, NewSource, free_id, id_from, load, with_sources

FILE = Path("config.yaml")
NEW = NewSource({"id": "new", "url": "https://new.example/feed?a=1#x", "every": "6h"})
LINE = '{id: new, url: "https://new.example/feed?a=1#x", every: 6h}'
A, B = "https://a.example/", "https://b.example/"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"# What `timeline` follows; `timeline check` checks it.\nsources:\n  - {LINE}\n"),
        ("title: Mine\n", f"title: Mine\nsources:\n  - {LINE}\n"),
        ("title: Mine", f"title: Mine\nsources:\n  - {LINE}\n"),
        (f"sources: [{{url: {A}}}]\n", f"sources: [{{url: {A}}}, {LINE}]\n"),
        (f"title: ភ្នំពេញ 🚀\nsources: [{{url: {A}}}]\n", f"title: ភ្នំពេញ 🚀\nsources: [{{url: {A}}}, {LINE}]\n"),
        (f"\ufefftitle: T\nsources: [{{url: {A}}}]\n", f"\ufefftitle: T\nsources: [{{url: {A}}}, {LINE}]\n"),
        ("sources: []\ntitle: T\n", f"sources: [{LINE}]\ntitle: T\n"),
        ("sources:  # none yet\ntitle: T\n", f"sources:  # none yet\n  - {LINE}\ntitle: T\n"),
        (f"sources:\n- url: {A}\n", f"sources:\n- url: {A}\n- {LINE}\n"),
        (f"sources:\n- url: {A}", f"sources:\n- url: {A}\n- {LINE}\n"),
        (f"sources:\n    -   url: {A}\n        every: 2h # slow\n\n# end\n", f"sources:\n    -   url: {A}\n        every: 2h # slow\n    - {LINE}\n\n# end\n"),
        (f"sources:\n  - url: >-\n      {A}\n  # off: {B}\n\ntitle: 'T' # mine\n", f"sources:\n  - url: >-\n      {A}\n  - {LINE}\n  # off: {B}\n\ntitle: 'T' # mine\n"),
        (f"sources: [\n  {{url: {A}}}, # one\n  {{url: {B}}}\n]\n", f"sources: [\n  {{url: {A}}}, # one\n  {{url: {B}}},\n{LINE}]\n"),
        (f"sources: [\n  {{url: {A}}}, # one\n]\n", f"sources: [\n  {{url: {A}}}, # one\n{LINE}]\n"),
        (f"sources:\r\n  - url: {A}\r\ntitle: T\r\n", f"sources:\r\n  - url: {A}\r\n  - {LINE}\r\ntitle: T\r\n"),
        (f"sources:\n  - {{id: a,\n     url: {A}}}\nsite: x\n", f"sources:\n  - {{id: a,\n     url: {A}}}\n  - {LINE}\nsite: x\n"),
    ],
)  # fmt: skip
def test_only_new_lines_are_written(before, after):
    assert with_sources(FILE, before, [NEW]) == after


def test_comments_of_folders_stand_above():
    text = with_sources(
        FILE, f"sources:\n  - url: {A}\n", [NewSource({"id": "b", "url": B}, "News /\n Asia")]
    )
    assert text.endswith(f'  # News / Asia\n  - {{id: b, url: "{B}"}}\n')


@pytest.mark.parametrize(
    ("before", "source"),
    [
        (f"sources: [{{id: new, url: {A}}}]", NEW),  # the id is taken
        ("sources: []", NewSource({"id": "x", "url": "ftp://x.example/"})),
        ("sources: []", NewSource({"id": "x", "url": B, "every": "1s"})),
        ("sources: []", NewSource({"id": "x", "url": B, "colour": "red"})),
        ("sources: {a: b}", NEW),
        ("- a\n- b\n", NEW),
        ("a: [", NEW),
        (f"more: &more\n  - url: {A}\nsources: *more\n", NEW),  # a line would change `more`, too
    ],
)
def test_what_would_not_be_a_right_configuration_is_refused(before, source):
    with pytest.raises(ConfigError):
        with_sources(FILE, before, [source])


@pytest.mark.parametrize("value", ["no", "1e3", "a: b", "#x", "ភាសាខ្មែរ", 'say "x"', "\u2028", "- a", "x\ty"])
def test_values_come_back_as_they_were(tmp_path, value):
    url = "https://x.example/?q=" + value
    file = tmp_path / "config.yaml"
    file.write_text(
        with_sources(
            file, "", [NewSource({"id": "x", "url": url, "select": [value if value == "no" else "a"]})]
        )
    )
    (source,) = load(file).sources
    assert source.url == url.strip()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Khmer Times", "khmer-times"),
        ("The Phnom Penh Post – News", "the-phnom-penh-post-news"),
        ("ភ្នំពេញ 2026", "desk.example-feed"),
        ("", "desk.example-feed"),
        ("Über uns", "desk.example-feed"),
    ],
)
def test_an_id_is_made_of_the_title_where_it_can_be_written_so(title, name):
    assert id_from(title, "https://www.desk.example/feed") == name


def test_an_id_that_is_taken_gets_a_number():
    assert free_id("a", []) == "a"
    assert free_id("a", ["a", "a-2"]) == "a-3"
