"""The life of an event in words: what happened at each step, and what its text says since."""

from collections.abc import Sequence

from output.model import Span, Step
from output.spacing import spaced
from output.words import change_word
from timeline import history
from timeline.model import ChangeKind, Mention
from timeline.view.phrases import Names, compared, in_quotes, marked
from timeline.view.words import words

_WORDS = {ChangeKind.ADDED: "First reported", "returned": "Stated again"}


def step_item(step: history.Step, names: Names) -> Step:
    """A step as `output` shows it."""
    report = step.version.report
    return Step(
        seen=names.moment(step.seen),
        headline=headline(step),
        source=in_quotes(names.entry(report.source, report.entry)),
        href=names.href(report.source, report.entry),
        quote=tuple(spans(step)),
    )


def headline(step: history.Step) -> str:
    """What happened in a word, and the dates."""
    when = words(step.version.report.mention.when)
    word = _WORDS.get(step.kind) or change_word(str(step.kind))
    before = words(step.before.mention.when) if step.before else when
    return f"{word}: {when}" if before == when else f"{word}: {before} → {when}"


def spans(step: history.Step) -> Sequence[Span]:
    """What the step is about: the sentence with its date marked, or both sentences compared."""
    mention = step.version.report.mention
    if step.before is None or step.before.mention.sentence == mention.sentence:
        return marked(mention.sentence, *_place(mention))
    old = step.before.mention
    return spaced(compared(old.sentence, mention.sentence, _place(old), _place(mention)))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.date_start - mention.start, mention.date_end - mention.start
