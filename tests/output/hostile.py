"""Hostile text in every field of a record, and what a page made of it must look like."""

import json
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

from output.exports import FORMATS
from output.model import Line

TEXTS = (
    "<script>alert(1)</script>",
    "</title></style></textarea><script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<base href=https://evil.example/><form action=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<!--><script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} {# no #} ${7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e; &amp;colon;",
    "\u202egnp.exe\u202c \u2066isolate\u2069 \u061c\u200f",
    "nul\x00 bell\x07 escape\x1b[31m del\x7f c1\x85 lone\udc00\ud800 non\ufffe\U0001fffe",
    "line\r\nbreak\u2028para\u2029end\x0b\x0c",
    "👩‍👩‍👧‍👦 🇰🇭 👍🏽 ❤️ 𝒜𝒷𝒸",
    "ក្រសួងការពារជាតិ ខែកុម្ភៈ ឆ្នាំ២០២៦ \u200b ភ្នំពេញ",
    "وزارة الدفاع \u200f(2026)\u200f",
    "a\u0301\u0302\u0303\u0304" * 40,
    "x" * 100_000,
    "",
    " ",
)

LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    " \x01javascript:alert(1)",
    "\x00javascript:alert(1)",
    "javascript\x00:alert(1)",
    "java\u200bscript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&#58;alert(1)",
    "java&NewLine;script:alert(1)",
    "javascript%3Aalert(1)",
    "\uff4aavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "about:blank",
    "view-source:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "jar:https://evil.example!/",
    "//evil.example/x",
    "/\\evil.example/x",
    "\\\\evil.example\\x",
    "https:evil.example",
    "https:///evil.example",
    "https:\\\\evil.example",
    "https://",
    "https://user:secret@evil.example/",
    "https://good.example@evil.example/",
    "https://[::1",
    "https://evil.example/\u202egnp.exe",
    "https://evil.example/a b",
    'https://evil.example/\n" onclick=alert(1)',
    "mailto:x@example.org%0d%0aBcc:all@example.org",
    "mailto:",
    "?q=1",
    "#a b",
    "a/../../etc/./passwd:x",
)

# What decides how the page is laid out keeps its meaning; everything else is text from outside.
_KEPT = {"emphasis", "tense", "state"}


def poison(record, text, link="https://example.org/"):
    """The record with every string in it replaced, links by `link`; ids stay apart by a number."""
    counter = iter(range(10**9))

    def walk(value, name):
        if is_dataclass(value):
            return replace(value, **{f.name: walk(getattr(value, f.name), f.name) for f in fields(value)})
        if isinstance(value, Line):
            return Line._make(walk(part, field) for field, part in zip(Line._fields, value, strict=True))
        if isinstance(value, tuple):
            return tuple(walk(part, name) for part in value)
        if name in {"href", "page_href"}:
            return link
        if isinstance(value, str) and name == "id":
            return f"{text}{next(counter)}"
        return text if isinstance(value, str) and name not in _KEPT else value

    return walk(record, "")


class _Tags(HTMLParser):
    """Counts start tags and demands that each is ended in its place."""

    VOID = frozenset({"meta", "link", "img", "br", "hr", "input"})

    def __init__(self):
        super().__init__()
        self.open, self.count = [], 0

    def handle_starttag(self, tag, _attrs):
        self.count += 1
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, _tag, _attrs):
        self.count += 1

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> without a start"
        assert self.open.pop() == tag


def assert_well_formed(html):
    """The parser of HTML5 adds, moves and closes nothing: the tree has the elements that are written."""
    tags = _Tags()
    tags.feed(html)
    assert tags.open == []
    tree = LexborHTMLParser(html)
    elements = [n for n in tree.root.traverse(include_text=False) if not n.tag.startswith("-")]
    assert len(elements) == tags.count


ELEMENTS = frozenset(
    "html head meta title link body a header h1 h2 h3 p span main div section ol ul li article time "
    "blockquote mark ins del s bdi details summary footer nav figure figcaption strong code pre "
    "svg defs pattern rect line g text dialog dl dt dd kbd label input button".split()
)


EXPORTS = frozenset(form.file for form in FORMATS.values())


def assert_harmless(script):
    """Our own script, or data."""
    if script.attributes.get("type") == "application/ld+json":
        json.loads(script.text())
        assert set(script.attributes) == {"type"}
    else:
        assert script.attributes["src"] in ("static/timeline.js", "checked.js")
        assert set(script.attributes) == {"src", "defer"}
        assert script.text() == ""


def assert_inert(html, *, elements=ELEMENTS):
    """Nothing runs, nothing loads, nothing leads elsewhere than to a page or a mail."""
    tree = LexborHTMLParser(html)
    for node in tree.root.traverse(include_text=False):
        if node.tag == "script":
            assert_harmless(node)
            continue
        assert node.tag in elements, node.tag
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            assert name not in {"src", "srcset", "srcdoc", "action", "formaction", "background", "ping"}, name
            assert name != "style" or "style" in elements
            if name == "href":
                assert (
                    value.startswith(("https://", "http://", "mailto:", "#", "static/", "index.html"))
                    or (":" not in value and value.partition("#")[0].endswith((".html", ".ics")))
                    or value in EXPORTS
                ), value
    refreshes = [m.attributes.get("http-equiv") for m in tree.css("meta[http-equiv]")]
    assert refreshes == ["Content-Security-Policy"]
    for node in tree.css("link"):
        alternate = node.attributes["rel"] == "alternate"
        assert (
            node.attributes["href"] in EXPORTS if alternate else node.attributes["href"].startswith("static/")
        )
    for char in "\x00\x07\x1b\x7f\x85\u202e\u2066\ud800":
        assert char not in html
