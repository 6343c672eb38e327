"""Digests by templates of the user's: the subject, the text, the HTML. Documented in docs/templates.md.

Whatever is wrong with a template is a value and never loses a digest: ours takes its place, with a remark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from output.languages import tongue
from output.mail import MAX_BYTES, digest_html
from output.model import ChangeItem, ChangeSection, Health, Item, Message, Span
from output.record import record
from output.sandbox import Broken, Job, rendered
from output.subject import no_counts, subject_of
from output.text import digest_text
from output.tongue import term

Form = Literal["subject", "text", "html"]

SOURCE = 100_000  # characters
TEXT = 1_000_000  # bytes
_NO_TEXT = term("The text template of the digest “{digest}” was not used: {reason}.")
_NO_HTML = term("The HTML template of the digest “{digest}” was not used: {reason}.")


@dataclass(frozen=True, slots=True)
class Forms:
    """A digest as text and HTML; `remarks` say which template was not used and why."""

    text: str
    html: str
    remarks: tuple[str, ...] = ()


def custom_text(source: str, message: Message) -> str | Broken:
    """The digest as text by a template; the filter `wrap` breaks a text into lines of 76 columns."""
    return _made(message, [_text(source)])[0]


def custom_html(source: str, message: Message) -> str | Broken:
    """The digest as HTML by a template, escaped, without anything that runs or loads when it is opened."""
    return _made(message, [_html(source)])[0]


def forms(message: Message, text: str | Broken | None = None, html: str | Broken | None = None) -> Forms:
    """The digest as text and HTML, by these templates where they are given and work, else by ours.

    A template that could not even be read is passed as Broken.
    """
    jobs = [_text(text)] if isinstance(text, str) else []
    jobs += [_html(html)] if isinstance(html, str) else []
    made = iter(_made(message, jobs))
    texts = next(made) if isinstance(text, str) else text
    page = next(made) if isinstance(html, str) else html
    say = tongue(message.language).say
    remarks = tuple(
        say(told, digest=message.name, reason=form.reason)
        for told, form in ((_NO_TEXT, texts), (_NO_HTML, page))
        if isinstance(form, Broken)
    )
    told = tuple(Health("remark", message.name, remark) for remark in remarks)
    ours = replace(message, health=(*message.health, *told))
    return Forms(
        texts if isinstance(texts, str) else digest_text(ours),
        page if isinstance(page, str) else digest_html(ours),
        remarks,
    )


def check_template(source: str, form: Form = "subject") -> str | None:
    """What is wrong with a template, with its line; None when it works for a digest that has everything."""
    if form == "text":
        made = custom_text(source, _SAMPLE)
    elif form == "html":
        made = custom_html(source, _SAMPLE)
    else:
        made = subject_of(
            source,
            summary=_SAMPLE.summary,
            title=_SAMPLE.title,
            period="10–17 Jan 2026",
            counts=dict(_SAMPLE.counts),
            digest=_SAMPLE.name,
        )
    return made.reason if isinstance(made, Broken) else None


def _text(source: str) -> Job:
    return Job(source, longest=SOURCE, limit=TEXT)


def _html(source: str) -> Job:
    return Job(source, longest=SOURCE, limit=MAX_BYTES, html=True)


def _made(message: Message, jobs: Sequence[Job]) -> list[str | Broken]:
    if not jobs:
        return []
    names = record(message)
    return rendered(jobs, {**names, "counts": {**no_counts(), **names["counts"]}})


_MOMENT = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
_QUOTE = (Span("It opens on "), Span("3 May", "removed"), Span("5 May", "added"), Span(" 2026."))
_CHANGE = ChangeItem(
    kind="rescheduled",
    sentence="The bridge opens: moved from 3 May 2026 to 5 May 2026.",
    event="e1",
    name="The bridge opens",
    before="3 May 2026",
    after="5 May 2026",
    quote=_QUOTE,
    source="“Works”",
    href="https://example.org/works",
    seen="12 January 2026, 09:30 UTC",
    before_edtf="2026-05-03",
    after_edtf="2026-05-05",
    seen_at=_MOMENT,
)
_CHANGE_OF_TEXT = replace(_CHANGE, event=None, href=None, before="", after="")
_COMING = Item(
    "e1", "The bridge opens", "5 May 2026", "2026-05-05", "2026-05-05", "2026-05-05", "", "future", ()
)
_SAMPLE = Message(
    id="0" * 32,
    subject="1 rescheduled – Bridges, 10–17 Jan 2026",
    title="Bridges",
    period="10 January 2026, 09:30 UTC to 17 January 2026, 09:30 UTC",
    summary="1 rescheduled, 1 source in trouble",
    language="en",
    sections=(ChangeSection("rescheduled", "Rescheduled", (_CHANGE, _CHANGE_OF_TEXT)),),
    upcoming=(_COMING,),
    health=(Health("failing", "Works", "Works cannot be read.", _MOMENT, None, _MOMENT, _MOMENT),),
    page_href="https://example.org/timeline/index.html",
    start=_MOMENT,
    end=_MOMENT,
    counts=(("rescheduled", 2),),
    horizon=30,
)
