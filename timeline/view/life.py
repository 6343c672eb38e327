"""The life of an event in words: what happened at each step, and what its text says since."""

from collections.abc import Sequence

from output.model import Span, Step
from output.spacing import spaced
from output.tongue import term
from output.words import change_word
from timeline import history
from timeline.model import ChangeKind, Mention
from timeline.view.phrases import SECTIONS, Names, compared, in_quotes, marked

_WORDS = {ChangeKind.ADDED: term("First reported"), "returned": term("Stated again")}


def step_item(step: history.Step, names: Names) -> Step:
    """A step as `output` shows it."""
    report = step.version.report
    return Step(
        seen=names.moment(step.seen),
        headline=headline(step, names),
        source=in_quotes(names.entry(report.source, report.entry), names.tongue),
        href=names.href(report.source, report.entry),
        quote=tuple(spans(step)),
    )


def headline(step: history.Step, names: Names) -> str:
    """What happened in a word, and the dates."""
    tongue, when = names.tongue, names.when(step.version.report.mention.when)
    known = _WORDS.get(step.kind)
    word = tongue.say(known) if known else change_word(_turn(step) or str(step.kind), tongue)
    before = names.when(step.before.mention.when) if step.before else when
    dates = when if before == when else tongue.say("{old} → {new}", old=before, new=when)
    return tongue.say("{kind}: {sentence}", kind=word, sentence=dates)


def _turn(step: history.Step) -> str | None:
    """The kind of a step by which a text calls the event off, or one that did takes that back, else None."""
    off, was = step.version.report.mention.off, step.before is not None and step.before.mention.off
    if off == was or step.kind not in {ChangeKind.CORROBORATED, ChangeKind.AMENDED}:
        return None
    return SECTIONS[off]


def spans(step: history.Step) -> Sequence[Span]:
    """What the step is about: the sentence with its date marked, or both sentences compared."""
    mention = step.version.report.mention
    if step.before is None or step.before.mention.sentence == mention.sentence:
        return marked(mention.sentence, *_place(mention))
    old = step.before.mention
    return spaced(compared(old.sentence, mention.sentence, _place(old), _place(mention)))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.date_start - mention.start, mention.date_end - mention.start
