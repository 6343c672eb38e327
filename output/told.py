"""What both feeds of changes (Atom, JSON Feed) say of a change, so that their entries are the same."""

from html import escape

from output.days import stamp
from output.identity import uuid_of
from output.languages import tongue
from output.links import web
from output.markup import plain, safe_href, single_line
from output.model import Export, Link, Span, Told
from output.tongue import Tongue
from output.words import change_word

LATEST = 200  # changes in a feed; readers fetch it whole every time
INDEX = "index.html"
_TITLE = 300  # characters; the content says it whole
_ELEMENTS = {"added": "ins", "removed": "del", "date": "mark"}


def latest(export: Export) -> tuple[Told, ...]:
    """The changes of a feed, newest first."""
    return export.changes[:LATEST]


def feed_id(export: Export) -> str:
    """The id of the feed of changes: it stays while the address of the site does, without one the title."""
    return f"urn:uuid:{uuid_of('feed', export.address or export.title)}"


def entry_id(told: Told) -> str:
    """The id of an entry, the same in both feeds."""
    return f"urn:uuid:{uuid_of('change', told.id)}"


def feed_title(export: Export) -> str:
    """The title of the feed."""
    language = tongue(export.language)
    return language.say("{title}: changes", title=single_line(export.title) or language.say("Timeline"))


def entry_title(told: Told, language: Tongue) -> str:
    """The title of an entry, plain and on one line."""
    said = told.sentence or told.name
    word = change_word(told.kind, language)
    return single_line(language.say("{kind}: {sentence}", kind=word, sentence=said), _TITLE)


def content_html(told: Told, language: Tongue) -> str:
    """The change as HTML: its sentence, the quotation with the changed words marked, who says so and when."""
    parts = [f"<p>{_escaped(told.sentence or told.name)}</p>"]
    if told.quote:
        parts.append(f"<blockquote><p>{''.join(map(_span, told.quote))}</p></blockquote>")
    seen = stamp(told.seen)
    time = f'<time datetime="{seen}">{seen[:10]} {seen[11:16]} UTC</time>'
    said = language.say("{source}, seen {moment}", source=source_html(told.source), moment=time)
    parts.append(f"<p>{said}</p>")
    href = web(told.href)
    if href:
        link = language.say("On the timeline")
        parts.append(f'<p><a href="{escape(href)}">{link}</a></p>')
    return "".join(parts)


def source_html(source: Link) -> str:
    """A source with the title of its text, linked where it has an address of the web."""
    name = escape(single_line(source.name))
    if source.title:
        name = f"{name}: {escape(single_line(source.title))}"
    href = safe_href(source.href)
    return f'<a href="{escape(href)}">{name}</a>' if href and web(href) else name


def _span(span: Span) -> str:
    element = _ELEMENTS.get(span.emphasis)
    text = _escaped(span.text)
    return f"<{element}>{text}</{element}>" if element else text


def _escaped(text: str) -> str:
    return escape(plain(text))
