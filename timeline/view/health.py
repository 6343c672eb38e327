"""Sources themselves in words: since when one fails, when it was last read, when it is tried next."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from output.model import Health
from timeline.memory import Notice, SourceMemory
from timeline.view.phrases import Names

_STATES: dict[str, str] = {
    "failing": "in trouble",
    "recovered": "back",
    "remark": "with a remark",
    "followed": "newly followed",
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
        told = [f"{_named(text, source, names)}." for text in remarks]
        lines += [Health("remark", names.source(source), text) for text in told]
        followed = [notice for notice in mine if notice.kind == "baseline"][-1:]
        lines += [
            Health("followed", names.source(source), f"{_named(notice.text, source, names)}.")
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
            told = f"{name} cannot be read: {memory.trouble}" if memory.trouble else f"{name} cannot be read"
            lines.append(_failing(name, told, None, memory, names))
    return tuple(lines)


def counted_states(lines: Iterable[Health]) -> list[str]:
    """How many sources are in each state: "1 source in trouble"."""
    found = Counter[str](state for state, _ in {(line.state, line.source) for line in lines})
    return [
        f"{found[state]:,} source{'' if found[state] == 1 else 's'} {words}"
        for state, words in _STATES.items()
        if found[state]
    ]


def _named(text: str, source: str, names: Names) -> str:
    """The words of a notice, which begin with the title of the source, with the name that only it has."""
    title = names.title(source)
    return names.source(source) + text.removeprefix(title) if text.startswith(title) else text


def _trouble(notices: Sequence[Notice], names: Names) -> Health:
    """The last trouble of a source and, where it is over, its end."""
    last = notices[-1]
    name = names.source(last.source)
    told = _named(last.text, last.source, names)
    if last.kind == "trouble":
        return _failing(name, told, last, names.sources.get(last.source), names)
    began = next((notice for notice in reversed(notices) if notice.kind == "trouble"), None)
    since = f"; it had been failing since {names.moment(began.seen)}" if began else ""
    return Health(
        "recovered",
        name,
        f"{told} since {names.moment(last.seen)}{since}.",
        since=began.seen if began else None,
        until=last.seen,
    )


def _failing(name: str, told: str, began: Notice | None, memory: SourceMemory | None, names: Names) -> Health:
    facts = [f"failing since {names.moment(began.seen)}"] if began else []
    good = memory.good if memory else None
    if memory is not None:
        facts.append(f"last read {names.moment(good)}" if good else "never read so far")
    next_try = memory.next_due if memory else None
    if next_try is not None:
        facts.append(f"next try {names.moment(next_try)}")
    said = "; ".join(facts)
    return Health(
        "failing",
        name,
        f"{told}. {said[:1].upper()}{said[1:]}." if said else f"{told}.",
        since=began.seen if began else None,
        last_good=good,
        next_try=next_try,
    )
