"""Sources themselves in words: since when one fails, when it was last read, when it is tried next."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from output.model import Health
from output.tongue import ENGLISH, Tongue, several
from timeline.memory import Notice, SourceMemory
from timeline.view.notices import notice_words
from timeline.view.phrases import Names

_STATES = {
    "failing": several("{number} source in trouble", "{number} sources in trouble"),
    "recovered": several("{number} source back", "{number} sources back"),
    "remark": several("{number} source with a remark", "{number} sources with a remark"),
    "followed": several("{number} source newly followed", "{number} sources newly followed"),
}


def health(notices: Sequence[Notice], names: Names) -> tuple[Health, ...]:
    """What a digest tells of sources: one line for each source and state, troubles first.

    A trouble is told with what holds when the digest is composed (the next try may be days after the notice);
    one that began and ended within the digest is told once, as ended.
    """
    lines: list[Health] = []
    for source in dict.fromkeys(notice.source for notice in notices):
        mine = [notice for notice in notices if notice.source == source]
        troubles = [notice for notice in mine if notice.kind in {"trouble", "recovered"}]
        if troubles:
            lines.append(_trouble(troubles, names))
        remarks = dict.fromkeys(notice.text for notice in mine if notice.kind in {"note", "noise"})
        told = [_ended(_named(text, source, names), names) for text in remarks]
        lines += [Health("remark", names.source(source), text) for text in told]
        followed = [notice for notice in mine if notice.kind == "baseline"][-1:]
        lines += [
            Health("followed", names.source(source), _ended(_named(notice.text, source, names), names))
            for notice in followed
        ]
    order = list(_STATES)
    return tuple(sorted(lines, key=lambda line: order.index(line.state)))


def standing(names: Names, followed: Collection[str]) -> tuple[Health, ...]:
    """The sources that are in trouble now."""
    lines = []
    for identity in followed:
        memory = names.sources.get(identity)
        if memory is not None and memory.fault is not None:
            name = names.source(identity)
            told = names.tongue.say("{source} cannot be read", source=name)
            if memory.trouble:
                told = names.tongue.say(
                    "{source} cannot be read: {reason}", source=name, reason=memory.trouble
                )
            lines.append(_failing(name, told, None, memory, names))
    return tuple(lines)


def counted_states(lines: Iterable[Health], tongue: Tongue = ENGLISH) -> list[str]:
    """How many sources are in each state: "1 source in trouble"."""
    found = Counter[str](state for state, _ in {(line.state, line.source) for line in lines})
    return [tongue.plural(*words, found[state]) for state, words in _STATES.items() if found[state]]


def _named(text: str, source: str, names: Names) -> str:
    """The words of a notice with the name that only its source has."""
    return notice_words(text, names.title(source), names.source(source), names.tongue)


def _ended(sentence: str, names: Names) -> str:
    return names.tongue.say("{sentence}.", sentence=sentence)


def _trouble(notices: Sequence[Notice], names: Names) -> Health:
    """The last trouble of a source and, where it is over, its end."""
    last = notices[-1]
    name = names.source(last.source)
    told = _named(last.text, last.source, names)
    if last.kind == "trouble":
        return _failing(name, told, last, names.sources.get(last.source), names)
    began = next((notice for notice in reversed(notices) if notice.kind == "trouble"), None)
    return Health(
        "recovered",
        name,
        _over(told, last, began, names),
        since=began.seen if began else None,
        until=last.seen,
    )


def _over(told: str, last: Notice, began: Notice | None, names: Names) -> str:
    since = names.moment(last.seen)
    if began is None:
        return names.tongue.say("{told} since {moment}.", told=told, moment=since)
    return names.tongue.say(
        "{told} since {moment}; it had been failing since {began}.",
        told=told,
        moment=since,
        began=names.moment(began.seen),
    )


def _failing(name: str, told: str, began: Notice | None, memory: SourceMemory | None, names: Names) -> Health:
    say = names.tongue.say
    facts = [say("failing since {moment}", moment=names.moment(began.seen))] if began else []
    good = memory.good if memory else None
    if memory is not None:
        last = say("last read {moment}", moment=names.moment(good)) if good else say("never read so far")
        facts.append(last)
    next_try = memory.next_due if memory else None
    if next_try is not None:
        facts.append(say("next try {moment}", moment=names.moment(next_try)))
    said = say("; ").join(facts)
    return Health(
        "failing",
        name,
        " ".join(_ended(part, names) for part in (told, said[:1].upper() + said[1:]) if part),
        since=began.seen if began else None,
        last_good=good,
        next_try=next_try,
    )
