"""Templates of users: what they may say, what they may not, and that they never lose a digest."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import LINKS, TEXTS, poison
from hypothesis import given
from hypothesis import strategies as st
from output_samples import message
from selectolax.lexbor import LexborHTMLParser

from output import sandbox
from output.confined import filled
from output.custom import check_template, custom_html, custom_text, forms
from output.mail import MAX_BYTES, digest_html
from output.model import ChangeSection
from output.sandbox import Broken, Job, rendered
from output.subject import subject_of
from output.text import digest_text
from output.unsafe import inert

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
SCRIPT = "<script>alert(1)</script>"


def made(source, *, html=False, limit=5000, **names):
    return filled(Job(source, longest=10_000, limit=limit, html=html), names)


def apart(*sources, **bounds):
    """Filled in by processes of their own."""
    jobs = [Job(source, longest=10_000, limit=5000, **bounds) for source in sources]
    return rendered(jobs, {"text": SCRIPT})


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
def test_a_template_can_neither_go_on_for_ever_nor_reach_out(source):
    assert isinstance(made(source, text=SCRIPT), Broken)


LOOP = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}"
LONG = "{% set n = range(90000) | list %}"


@pytest.mark.parametrize(
    "source",
    [
        LOOP,
        LONG + "{% for a in n %}{% if 'q' in n %}{% endif %}{% endfor %}",
        "{% set a = ['x' * 900000] * 9 %}{% for n in range(99999) %}{% set b = a | unique | list %}{% endfor %}",
        "{{ 9 ** (9 ** 9) }}",
    ],
)
def test_a_template_that_takes_long_is_stopped_and_no_other(source):
    stopped, after = apart(source, "{{ text }}", seconds=1)
    assert stopped == Broken("it takes more than 1 seconds of processor time")
    assert after == SCRIPT


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'.ljust(999999999) }}",
        "{% set a = ['x'] %}" + "{% set a = [a, a] %}" * 25 + "{{ a | upper }}",
        "{% set a = 'xxxxxxxx' %}" + "{% set a = a ~ a %}" * 25,
        "{% set a = 'xxxxxxxx' %}" + "{% set a = a | replace('x', a) %}" * 5,
    ],
)
def test_a_template_that_takes_much_memory_is_stopped_and_no_other(source):
    assert apart(source, "{{ text }}", memory=64, seconds=20) == [Broken("it needs too much memory"), SCRIPT]


def test_no_number_is_rounded_to_millions_of_digits():
    assert made("{{ 1.5 | round(10000000, 'ceil') }}").reason.endswith("`round` keeps at most 15 digits")
    assert made("{{ 2.345 | round(2) }} {{ 2.5 | round }} {{ 2.1 | round(0, 'ceil') }}") == "2.35 2.0 3.0"


def test_the_clock_stops_what_nothing_else_does(monkeypatch):
    monkeypatch.setattr(sandbox, "WALL", 0.5)
    assert apart(LOOP, seconds=60) == [Broken("it takes more than 0.5 seconds")]


def test_what_was_done_before_the_time_was_up_counts(monkeypatch):
    monkeypatch.setattr(sandbox, "WALL", 1)
    start = """print('{"made": "done"}'); print('{"made": "half', end='', flush=True)\nwhile True: pass"""
    monkeypatch.setattr(sandbox, "_START", start)
    assert apart("a", "b") == ["done", Broken("it takes more than 1 seconds")]


def test_html_that_grows_when_it_is_read_is_stopped():
    grows = "".join(f"<b id=i{n}>" for n in range(900)) + "<p>x" * 20_000
    (result,) = rendered([Job(grows, longest=100_000, limit=100_000, html=True, seconds=1, memory=64)], {})
    assert isinstance(result, Broken)


@pytest.mark.parametrize("start", ["import os; os.abort()", "raise SystemExit('gone')", "print('{', end='')"])
def test_a_process_that_dies_loses_no_digest(monkeypatch, start):
    monkeypatch.setattr(sandbox, "_START", start)
    shapes = forms(message(), "{{ title }}", "<p>{{ title }}</p>")
    assert all("was not used: it was stopped (" in remark for remark in shapes.remarks)
    assert len(shapes.remarks) == 2
    assert "Sihanoukville" in shapes.text
    assert "Sihanoukville" in shapes.html


def test_a_process_that_cannot_start_loses_no_digest(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    assert subject("{{ title }}").reason.startswith("no process could be started for it")


def test_the_templates_of_a_digest_share_a_process(monkeypatch):
    started = []
    run = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda *args, **kwargs: started.append(args) or run(*args, **kwargs)
    )
    assert forms(message(), "{{ title }}", "<p>{{ title }}</p>").remarks == ()
    assert len(started) == 1
    forms(message())
    assert len(started) == 1


def test_a_folder_of_another_program_is_not_run(monkeypatch, tmp_path):
    (tmp_path / "output").mkdir()
    for name in ("output/__init__.py", "json.py"):
        (tmp_path / name).write_text("raise SystemExit('taken for ours')")
    monkeypatch.chdir(tmp_path)
    assert apart("{{ text }}") == [SCRIPT]


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
        "{% set x %}{{ text }}{% endset %}{{ x ~ text }}",
        "{% set x %}{{ text }}{% endset %}{{ x | wrap }}",
        "{% for c in text %}{{ c }}{% endfor %}",
        "{{ text | truncate(9) }}",
        "{{ (text | e) + text }}",
        "{{ text | first ~ text[1:] }}",
    ],
)
def test_text_stays_text(source):
    body = LexborHTMLParser(made(source, html=True, text=SCRIPT)).body
    assert body.text()
    assert list(body.iter()) == []


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
        "{% macro f() %}{% endmacro %}",
        "{% block a %}{% endblock %}",
        "{% set n = namespace(a=1) %}",
        "{{ text | forceescape }}",
    ],
)
def test_text_cannot_be_passed_off_as_markup(source):
    assert isinstance(made(source, html=True, text=SCRIPT), Broken)


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


@pytest.fixture
def here(monkeypatch):
    """The very function that the process runs, without the process: for tests of many values."""
    monkeypatch.setattr("output.custom.rendered", lambda jobs, names: [filled(job, names) for job in jobs])


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
@pytest.mark.usefixtures("here")
def test_hostile_text_does_nothing_in_a_template(text):
    result = custom_html(example("html"), poison(message(), text))
    if isinstance(result, Broken):
        assert "bytes" in result.reason or "characters" in result.reason
        return
    assert inert(result) == result
    tree = LexborHTMLParser(result)
    assert not tree.css("script, iframe, img, svg, form, base")


@pytest.mark.parametrize("link", LINKS, ids=ascii)
@pytest.mark.usefixtures("here")
def test_hostile_links_are_no_links_in_a_template(link):
    record = replace(poison(message(), "name", link), page_href=None)
    result = custom_html(example("html"), record)
    assert LexborHTMLParser(result).css_first("a") is None


PIECES = (
    *"<a href=x> </a> <b> </b> <p> </p> <table> <tr> <td> </table> <pre> \n <i id=1> </i> <div> </div> <li>".split(
        " "
    ),
    *(
        "x",
        "&lt;",
        "\r",
        "<title>",
        "</title>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<body>",
        "</body>",
        "<head>",
    ),
    *(
        "<img src=x>",
        "<select>",
        "<nobr>",
        "<a href=javascript:1>",
        "<p style=a:url(x)>",
        "<ruby>",
        "<rt>",
        "'",
        '"',
    ),
)


def assert_html_is_inert(html):
    for node in LexborHTMLParser(html).css("*"):
        assert node.tag not in {"img", "select", "nobr", "script"}
        assert not {"src", "onclick"} & set(node.attributes)
        assert not (node.attributes.get("href") or "").startswith("javascript")
        assert "url" not in (node.attributes.get("style") or "")


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
        "<a title=x href=javascript:alert(1) href='https://example.org/'>x</a>",
        "<p title=x style=background:url(//evil.example/p) style='color:red'>x</p>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!---><img src=x onerror=alert(1)>-->",
        "<!-- --!><img src=x onerror=alert(1)>-->",
        "<img\0src=x>",
        "<img/src=x/onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<textarea></textarea>",
        "<template><img src=x></template>",
        "<math><mtext></mtext></math>",
        "<plaintext>",
        "<a href=x ping=https://evil.example/>x</a>",
        "<style>@font-face { src: local(x) }</style>",
        "<p style='background:image-set(\"https://evil.example/x\")'>x</p>",
        "<p style='width:expression (alert(1))'>x</p>",
    ],
)
def test_what_runs_or_loads_is_seen(html):
    assert isinstance(inert(f"<!doctype html><p>text</p>{html}"), Broken)


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
    written = inert(html)
    assert inert(written) == written
    assert LexborHTMLParser(written).body.html == LexborHTMLParser(html).body.html


def test_what_is_written_is_what_was_judged():
    written = inert(
        "<meta charset=utf-7><meta http-equiv=x-ua-compatible content=a><meta name=msapplication-config content=b>"
        "<meta name=viewport content=c><title>a</title><?x <img src=y><!-- <img src=y> --><p title=1 title=2>"
        "<![CDATA[<b>x]]><pre>\n\ny</pre><!--[if mso]>z<![endif]-->&lt;&amp;&nbsp;"
    )
    head, _, body = written.partition("</head>")
    assert re.findall(r'<meta (?:charset|name|http-equiv)="([^"]+)"', head) == [
        "utf-8",
        "Content-Security-Policy",
        "viewport",
    ]
    assert body == '<body><p title="1">x]]&gt;</p><pre>\n\ny</pre>&lt;&amp;\xa0</body></html>'
    assert inert(written) == written


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_written_reads_the_same_again(html):
    written = inert(html)
    if isinstance(written, str):
        assert inert(written) == written
        assert_html_is_inert(written)


@pytest.mark.parametrize(
    "source", ['<a title={{ title }} href="{{ page }}">x</a>', '<p title={{ title }} style="color:red">x</p>']
)
@pytest.mark.parametrize("title", ["x href=javascript:alert(1)", "x style=background:url(//evil.example/p)"])
def test_of_two_attributes_the_first_is_judged(source, title):
    assert isinstance(custom_html(source, replace(message(), title=title)), Broken)


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
