"""Templates of users: what they may say, what they may not, and that they never lose a digest."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import LINKS, TEXTS, poison
from output_samples import message
from selectolax.lexbor import LexborHTMLParser

from output.custom import check_template, custom_html, custom_text, forms
from output.mail import MAX_BYTES, digest_html
from output.model import ChangeSection
from output.sandbox import Broken, rendered
from output.subject import subject_of
from output.text import digest_text
from output.unsafe import unsafe

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
DEAR = (
    "{% set n = namespace(s='x') %}{% for i in range(17) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
    "{% for a in range(1000) %}{% for b in range(1000) %}{% set c = n.s | replace('x', 'y') %}{% endfor %}"
    "{% endfor %}"
)
SCRIPT = "<script>alert(1)</script>"


def made(source, *, autoescape=True, limit=5000, **names):
    return rendered(source, names, autoescape=autoescape, limit=limit)


def subject(source, **more):
    names = {"summary": "3 new, 1 rescheduled", "title": "Cambodia–US", "period": "10–17 Jan 2026",
             "counts": {"added": 3, "rescheduled": 1}, "digest": "daily"}  # fmt: skip
    return subject_of(source, **{**names, **more})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ summary }} – {{ title }}, {{ period }}", "3 new, 1 rescheduled – Cambodia–US, 10–17 Jan 2026"),
        ("[{{ digest }}]\n  {{ counts.added }} new\r\n", "[daily] 3 new"),
        ("{% if counts.withdrawn %}!{% else %}calm{% endif %}", "calm"),
        ("{{ counts.added + counts.rescheduled }} changes", "4 changes"),
        ("{{ title | upper }}", "CAMBODIA–US"),
    ],
)
def test_a_subject_says_what_its_template_says(source, expected):
    assert subject(source) == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{{ titel }}", "line 1: 'titel' is undefined"),
        ("a\n{{ title", "line 2: unexpected end of template"),
        ("{{ counts.addde }}", "line 1: 'dict object' has no attribute 'addde'"),
        ("a\n\n{{ title.foo }}", "line 3: 'str object' has no attribute 'foo'"),
        ("{{ 1 / 0 }}", "line 1: ZeroDivisionError"),
        ("  \n", "it makes an empty subject"),
        ("{{ title }}" + " " * 2000, "it is longer than 2,000 characters"),
        ("{{ title | nice }}", "line 1: No filter named 'nice'."),
    ],
)
def test_what_is_wrong_with_a_template_is_said_with_its_line(source, reason):
    assert check_template(source).startswith(reason)
    broken = subject(source)
    assert isinstance(broken, Broken)
    assert broken.reason.startswith(reason)


def test_a_subject_is_one_line_of_200_characters_at_most():
    long = subject("{{ title }}", title="x\r\nBcc: y " * 1000)
    assert len(long) <= 200
    assert long.startswith("x Bcc: y x Bcc: y")
    assert len(subject("{% for n in range(400) %}a{% endfor %}")) == 200


@pytest.mark.parametrize(
    "source",
    [
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'x' * 999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'.ljust(999999999) }}",
        "{{ 'x' | center(999999999) }}",
        "{{ range(999999999) | list }}",
        "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
        DEAR,
        "{% set n = namespace(s='xx') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{% set n = namespace(s='xx') %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "{% set n = namespace(s='xx') %}{% for i in range(99) %}{% set n.s = [n.s, n.s] | join %}{% endfor %}",
        "{% set n = namespace(s='xx') %}{% for i in range(99) %}{% set n.s = n.s | replace('x', n.s) %}{% endfor %}",
        "{% set n = namespace(s=9) %}{% for i in range(999) %}{% set n.s = n.s * n.s %}{% endfor %}",
        "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
        "{% for a in [1] recursive %}{{ loop([1]) }}{{ loop([1]) }}{% endfor %}",
        "{% for n in range(1000) %}xxxxxxxxxx{% endfor %}",
        "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ made.__globals__ }}",
        "{{ cycler.__init__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% set l = [] %}{{ l.append(1) }}",
        "{{ [text] }}",
    ],
)
def test_a_template_can_neither_run_away_nor_reach_out(source):
    assert isinstance(made(source, text=SCRIPT), Broken)


@pytest.mark.parametrize(
    "source",
    [
        "{{ text }}",
        "{{ text | e }}",
        "{{ text | e | upper }}",
        "{{ text ~ '<b>' }}",
        "{{ (text | e) ~ text }}",
        "{{ '<b>' ~ (text | e) }}",
        "{{ [text, text | e] | join('<i>') }}",
        "{{ [text] | map('lower') | join }}",
        "{{ text | replace('s', '<b>') }}",
        "{{ text | replace('s', '<b>' | e) }}",
        "{{ (text | e) | replace('&lt;', '<') }}",
        "{{ (text | e).lower() }}",
        "{{ (text | e).split('&')[1] }}",
        "{% macro f(x) %}{{ x }}{% endmacro %}{{ f(text) ~ text }}",
        "{% for c in text %}{{ c }}{% endfor %}",
        "{{ text | truncate(9) }}",
        "{{ (text | e) + text }}",
        "{{ text | first ~ text[1:] }}",
    ],
)
def test_text_stays_text(source):
    result = made(source, text=SCRIPT)
    assert isinstance(result, str)
    assert "<" not in result


@pytest.mark.parametrize(
    "source",
    [
        "{{ text | safe }}",
        "{{ [text] | map('safe') | join }}",
        "{% autoescape false %}{{ text }}{% endautoescape %}",
        "{% filter upper %}{{ text }}{% endfilter %}",
        "{{ text | tojson }}",
        "{{ text | urlize }}",
        "{{ {'a': text} | xmlattr }}",
        "{{ (text | e).unescape() }}",
        "{{ (text | e).striptags() }}",
        "{{ text | forceescape }}",
    ],
)
def test_text_cannot_be_passed_off_as_markup(source):
    assert isinstance(made(source, text=SCRIPT), Broken)


def test_ordinary_templates_work():
    source = (
        "{% for n in numbers %}{{ loop.index }}/{{ loop.length }}{{ ', ' if not loop.last }}{% endfor %}"
        "{% set rows = people | groupby('town') %}{% for row in rows %} {{ row.grouper }}:"
        "{{ row.list | map(attribute='name') | sort | join('+') }}{% endfor %} {{ nothing | default('-') }}"
        " {{ empty }}{{ {'a': 1}.get('a') }}{{ 7 % 4 }}"
    )
    people = [{"town": "P", "name": "b"}, {"town": "P", "name": "a"}, {"town": "Q", "name": "c"}]
    assert made(source, numbers=[1, 2], people=people, empty=None) == "1/2, 2/2 P:a+b Q:c - 13"


def example(language):
    return re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)[1]


def test_the_templates_of_the_documentation_work(snapshot):
    source, page, line = example("text"), example("html"), example("jinja")
    assert [check_template(source, "text"), check_template(page, "html"), check_template(line)] == [None] * 3
    shapes = forms(message(), source, page)
    assert shapes.remarks == ()
    snapshot("custom.txt", shapes.text.encode())
    snapshot("custom.html", shapes.html.encode())


def names_of(source):
    return set(re.findall(r"^\| `(\w+)`", source, re.MULTILINE))


def test_every_variable_is_documented():
    from output.record import record  # noqa: PLC0415

    whole = record(message())
    nested = [
        whole["sections"][0],
        whole["sections"][0]["changes"][0],
        whole["upcoming"][0],
        whole["sources"][0],
    ]
    documented = names_of(DOCUMENT)
    for part in (whole, *nested):
        assert set(part) <= documented, set(part) - documented


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_hostile_text_does_nothing_in_a_template(text):
    result = custom_html(example("html"), poison(message(), text))
    if isinstance(result, Broken):
        assert "bytes" in result.reason or "characters" in result.reason
        return
    assert unsafe(result) is None
    tree = LexborHTMLParser(result)
    assert not tree.css("script, iframe, img, svg, form, base")


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_hostile_links_are_no_links_in_a_template(link):
    record = replace(poison(message(), "name", link), page_href=None)
    result = custom_html(example("html"), record)
    assert LexborHTMLParser(result).css_first("a") is None


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<p onclick=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "<a href='//evil.example/'>x</a>",
        "<img src='https://evil.example/x.png'>",
        "<img srcset='https://evil.example/x.png 2x'>",
        "<p style='background:url(https://evil.example/)'>",
        "<p style='background:u\\72l(https://evil.example/)'>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<style>p{background:URL (x)}</style>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
        "<iframe src=x></iframe>",
        "<svg><script>1</script></svg>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<base href=https://evil.example/>",
        "<form action=https://evil.example/>",
        "<body background='https://evil.example/x.png'>",
    ],
)
def test_what_runs_or_loads_is_seen(html):
    assert unsafe(f"<!doctype html><p>text</p>{html}")


@pytest.mark.parametrize(
    "html",
    [
        "<a href='https://example.org/?a=1&amp;b=2'>x</a><a href='mailto:a@b.example'>y</a>",
        "<a href='../site/index.html#e1'>x</a><a href='/srv/site/2026-11.html#e1'>y</a><a href=''>z</a>",
        "<img alt='' src='data:image/png;base64,iVBORw0KGgo='>",
        "<style>@media (prefers-color-scheme: dark) { p { color: #fff } }</style><p style='color:red'>x</p>",
        "a < b and url(x) in a text",
    ],
)
def test_what_does_nothing_may_stay(html):
    assert unsafe(html) is None


def test_source_text_where_it_does_harm_is_found_out():
    evil = replace(message(), title="x onmouseover=alert(1)")
    assert "onmouseover" in custom_html("<p title={{ title }}>", evil).reason
    assert (
        "link" in custom_html("<a href='{{ title }}'>x</a>", replace(message(), title="javascript:1")).reason
    )


def test_a_broken_template_loses_no_digest():
    record = message()
    shapes = forms(record, "{{ nothing }}", "<script></script>")
    assert [remark.partition(" was")[0] for remark in shapes.remarks] == [
        "The text template of the digest “digest”",
        "The HTML template of the digest “digest”",
    ]
    for change in (item for section in record.sections for item in section.items):
        assert change.name in shapes.text
        assert change.name in shapes.html
    assert "line 1: 'nothing' is undefined" in " ".join(shapes.text.split())
    assert "was not used" in shapes.html
    unread = forms(record, Broken("the file is gone"))
    assert "was not used: the file is gone." in " ".join(unread.text.split())
    assert forms(record).remarks == ()
    assert (forms(record).text, forms(record).html) == (digest_text(record), digest_html(record))


def test_html_of_a_template_stays_small():
    many = message().sections[0].items * 3000
    record = replace(message(), sections=(ChangeSection("withdrawn", "Withdrawn", many),))
    result = custom_html(example("html"), record)
    assert isinstance(result, Broken) or len(result.encode()) <= MAX_BYTES
    assert custom_text(example("text"), record).count("Exercise Angkor Sentinel on") == 3000
