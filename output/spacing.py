"""White space in quotations whose words are compared."""

from collections.abc import Iterable
from dataclasses import replace

from output.model import Span


def spaced(quote: Iterable[Span]) -> tuple[Span, ...]:
    """The quotation with white space moved out of what changed, and between what went and what came."""
    made: list[Span] = []
    for span in quote:
        core = span.text.strip()
        if span.emphasis not in {"added", "removed"} or not core:
            made.append(replace(span, emphasis="same") if not core else span)
            continue
        if made and made[-1].emphasis == "removed" and span.emphasis == "added":
            made.append(Span(" "))
        lead, _, trail = span.text.partition(core)
        made += [part for part in (Span(lead), replace(span, text=core), Span(trail)) if part.text]
    return tuple(made)
