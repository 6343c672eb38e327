"""What changes at every poll of a text, learnt from its versions. Pure.

A change is told when it is first seen. A place that changes again within a few polls is restless: from then
on it is muted, which means that the text counts with the words that were told last, so that nothing after
this module sees a change there. What stands still for long enough is told again: a muted change
is late, never lost. Places are those of `feeds.paragraphs`: a counter in a paragraph mutes the counter only.

What moves a date (`dates`) needs one change more; to come back to an earlier version (servers that differ,
tests of two versions) counts as a second change.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from feeds.fingerprint import canonical
from feeds.habit import ALWAYS, DATED, NO_HABIT, USUAL, WINDOW, Habit, Judged, judge, settled
from feeds.paragraphs import AGED, WHOLE, align, contexts, is_line, is_short, signs

_VERSIONS, _CONTEXTS = 8, 12
_LEAD = 40  # characters that are quoted before a place
_LINE = (
    100  # characters: a text of one such line may be all noise, a longer one that is replaced is another text
)
_NONE: Mapping[str, str] = {}
_ORDER = "the order of the paragraphs"

Dates = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Noise:
    """What is known of one text: habits of paragraphs by place, of gaps by the place before them.

    Paragraph 0 is the title. `lines` are titles and items of lists taken together, whose places say little.
    `contexts` are the words beside the numbers that were muted, `versions` the hashes of the last versions
    with the poll that saw each.
    """

    slots: Mapping[int, Habit] = field(default_factory=dict)
    gaps: Mapping[int, Habit] = field(default_factory=dict)
    order: Habit = NO_HABIT
    lines: Habit = NO_HABIT
    whole: Habit = NO_HABIT
    contexts: tuple[str, ...] = ()
    versions: tuple[tuple[str, int], ...] = ()

    def is_stale(self, poll: int) -> bool:
        """Whether nothing of this can matter to a poll any more."""
        habits = (self.order, self.lines, self.whole, *self.slots.values(), *self.gaps.values())
        seen = max((at for _, at in self.versions), default=0)
        return poll - seen > WINDOW and not any(habit.muted for habit in habits)

    @property
    def due(self) -> int | None:
        """The poll that has to look at the text even if it did not change; None when nothing waits."""
        habits = (self.order, self.lines, self.whole, *self.slots.values(), *self.gaps.values())
        return min((habit.due for habit in habits if habit.waits), default=None)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A text without its noise: what counts as its words now, what was learnt, what is muted from now on.

    `muted` quotes the places, `alternates` tells that it is the whole text.
    """

    title: str
    text: str
    noise: Noise
    muted: tuple[str, ...] = ()
    alternates: bool = False


def quiet(
    known: tuple[str, str],
    new: tuple[str, str],
    noise: Noise,
    *,
    poll: int,
    dates: Dates,
    shared: Collection[str] = (),
) -> Quiet:
    """The new title and text without what is known, or found now, to change all the time.

    `known` are title and text as they count now, `poll` the number of this poll of the source. `dates` gives
    the dates that a passage tells; it is asked only before something is muted. `shared` are the contexts of
    numbers that were muted in other texts of the source: here they need not be told once.
    """
    old = _Version.of(known)
    other = _Version.of(new, dict(zip(old.parts, old.plain, strict=True)))
    raw, before = _hash(other.plain), _hash(old.plain)
    recent = {name: at for name, at in noise.versions if poll - at <= WINDOW}
    last = noise.versions[-1][0] if noise.versions else before
    if raw == last and (noise.due is None or poll < noise.due):
        return Quiet(*known, noise) if noise.versions else Quiet(*new, noise)
    whole = noise.whole
    noise = replace(noise, versions=_remember(recent, before, raw, poll))
    if raw == before:
        noise = replace(noise, whole=settled(whole, raw, poll) or NO_HABIT)
    held = whole.muted and whole.raw == raw
    found = None if held else _Comparison(old, other, noise, poll, dates, shared).result()
    if found is not None and ((found.title, found.text) == known or raw not in recent or raw == last):
        return found
    if not whole.muted and poll - whole.changes.get(WHOLE, (0, -WINDOW))[1] > WINDOW:
        whole = Habit({WHOLE: (1, noise.versions[-2][1])})  # to come back is the second change at least
    back = _whole(whole, raw, poll, old.plain, other.plain, dates)
    if back.verdict == "free":
        return Quiet(*new, Noise())
    if found is not None and back.verdict == "told":
        return replace(found, noise=replace(found.noise, whole=back.habit))
    return Quiet(*known, replace(noise, whole=back.habit), alternates=back.verdict == "newly")


@dataclass(frozen=True, slots=True)
class _Version:
    """The title and the paragraphs of a text, and their canonical forms."""

    parts: list[str]
    plain: list[str]

    @classmethod
    def of(cls, version: tuple[str, str], known: Mapping[str, str] = _NONE) -> "_Version":
        """`known` are canonical forms by part."""
        parts = [version[0], *version[1].split("\n\n")]
        return cls(parts, [known.get(part) or canonical(part) for part in parts])


def _whole(habit: Habit, raw: str, poll: int, old: Sequence[str], new: Sequence[str], dates: Dates) -> Judged:
    """What becomes of a version that was there before."""

    def needed() -> int:
        apart, now = _apart(old, new), _apart(new, old)
        return DATED if dates("\n\n".join(apart)) != dates("\n\n".join(now)) else USUAL

    return judge(habit, frozenset({WHOLE}), raw, poll, needed)


class _Comparison:
    """One comparison, paragraph by paragraph; what is decided gathers here."""

    def __init__(
        self,
        old: _Version,
        new: _Version,
        noise: Noise,
        poll: int,
        dates: Dates,
        shared: Collection[str],
    ) -> None:
        self.noise, self.poll, self.dates, self.shared = noise, poll, dates, shared
        self.contexts = set(noise.contexts)
        self.old, self.plain_old = old.parts, old.plain
        self.new, self.plain_new = new.parts, new.plain
        self.muted: list[str] = []
        self.slots: dict[int, Habit] = {}
        self.gaps: dict[int, Habit] = dict(noise.gaps)
        self.kept: dict[int, tuple[str, Habit | None]] = {}
        self.added: dict[int, tuple[int, ...]] = {}

    def result(self) -> Quiet:
        found = align(self.plain_old[1:], self.plain_new[1:], self._held())
        same = {place + 1: other + 1 for place, other in found.same.items()}
        pairs = {place + 1: other + 1 for place, other in found.pairs.items()}
        gone = [other + 1 for other in found.gone]
        came = {anchor + 1: tuple(place + 1 for place in places) for anchor, places in found.came.items()}
        (same if self.plain_old[0] == self.plain_new[0] else pairs)[0] = 0
        replaced = not found.same and len(" ".join(self.old[1:])) > _LINE
        for place, other in same.items():
            self._stayed(other, place)
        lines = self._lines(pairs, gone, came)
        for place, other in pairs.items():
            self._changed(other, place, replaced=replaced)
        for other in gone:
            self._gone(other, replaced=replaced)
        for anchor in self.noise.gaps.keys() - came.keys():
            self._still_empty(anchor)
        for anchor, places in came.items():
            self._came(anchor, places)
        parts, slots, gaps, order = self._put_together(same | pairs)
        if not any(parts[1:]) and any(self.new[1:]):
            return Quiet(self.new[0], "\n\n".join(self.new[1:]), Noise(versions=self.noise.versions))
        kept = tuple(sorted(self.contexts)[:_CONTEXTS])
        noise = replace(self.noise, slots=slots, gaps=gaps, order=order, lines=lines, contexts=kept)
        return Quiet(parts[0], "\n\n".join(parts[1:]), noise, tuple(self.muted))

    def _held(self) -> dict[int, int]:
        """The paragraphs that stand in the places of muted ones as they did last (the title not counted)."""
        waiting = {habit.raw: place - 1 for place, habit in self.noise.slots.items() if habit.waits and place}
        hashes = enumerate(_hash([text]) for text in self.plain_new[1:]) if waiting else ()
        return {place: waiting.pop(raw) for place, raw in hashes if raw in waiting}

    def _lines(self, pairs: dict[int, int], gone: list[int], came: dict[int, tuple[int, ...]]) -> Habit:
        """Mute the titles and items that come and go, if they do all the time; they leave the arguments."""
        own = {place for place, habit in self.noise.slots.items() if habit.muted}
        changed = {
            place: other
            for place, other in pairs.items()
            if place
            and other not in own
            and is_line(self.plain_old[other])
            and is_line(self.plain_new[place])
        }
        left = [other for other in gone if other not in own and is_line(self.plain_old[other])]
        added = {
            anchor: places
            for anchor, places in came.items()
            if anchor not in self.noise.gaps and all(is_line(self.plain_new[place]) for place in places)
        }
        if not (changed or left or added):
            return settled(self.noise.lines, "", self.poll) or NO_HABIT
        old = [self.plain_old[other] for other in sorted((*changed.values(), *left))]
        new = [
            self.plain_new[place] for place in sorted((*changed, *(p for ps in added.values() for p in ps)))
        ]
        judged = judge(
            self.noise.lines, frozenset({WHOLE}), _hash(new), self.poll,
            lambda: self._needed("\n\n".join(old), "\n\n".join(new), replaced=False),
        )  # fmt: skip
        if judged.verdict in ("newly", "muted"):
            for place, other in changed.items():
                del pairs[place]
                self.kept[other] = self.old[other], None
            for other in left:
                gone.remove(other)
                self.kept[other] = self.old[other], None
            for anchor in added:
                del came[anchor]
        if judged.verdict == "newly":
            self.muted.append("; ".join(new or old))
        return judged.habit

    def _stayed(self, other: int, place: int) -> None:
        habit = self.noise.slots.get(other)
        if habit is not None:
            habit = settled(habit, _hash([self.plain_new[place]]), self.poll)
        self.kept[other] = self.new[place], habit

    def _changed(self, other: int, place: int, *, replaced: bool) -> None:
        before, after = self.plain_old[other], self.plain_new[place]
        found = self._signs(other, before, after)
        habit = self.noise.slots.get(other, NO_HABIT)
        beside = contexts(after, signs(before, after))
        if beside and all(context in self.shared for context in beside) and not self._moves(before, after):
            self.kept[other] = self.old[other], habit if habit != NO_HABIT else None
            return
        judged = judge(
            habit, found, _hash([after]), self.poll,
            lambda: self._needed(before, after, replaced=replaced and not beside),
        )  # fmt: skip
        if judged.verdict == "newly":
            self.contexts |= beside
        self._keep(other, judged, self.old[other], self.new[place], _excerpt(before, after))

    def _signs(self, other: int, before: str, after: str) -> frozenset[str]:
        """Where a paragraph is different; of a short one without dates it does not matter where."""
        found = signs(before, after)
        if found == {AGED} or WHOLE in found or not (is_short(before) and is_short(after)):
            return found
        habit = self.noise.slots.get(other)
        if habit is not None and habit.muted and habit.covers:
            return frozenset({WHOLE})
        return found if self.dates(before) or self.dates(after) else frozenset({WHOLE})

    def _gone(self, other: int, *, replaced: bool) -> None:
        before = self.plain_old[other]
        judged = judge(
            self.noise.slots.get(other, NO_HABIT), frozenset({WHOLE}), "", self.poll,
            lambda: self._needed(before, "", replaced=replaced),
        )  # fmt: skip
        if judged.verdict in ("told", "free"):
            if judged.verdict == "told":
                self.gaps.setdefault(self._before(other), judged.habit)
            return
        self._keep(other, judged, self.old[other], "", before)

    def _still_empty(self, anchor: int) -> None:
        habit = settled(self.gaps.pop(anchor), "", self.poll)
        if habit is not None:
            self.gaps[anchor] = habit

    def _came(self, anchor: int, places: tuple[int, ...]) -> None:
        habit = self.noise.gaps.get(anchor)
        # What is only added is no noise: lists of news grow at one place. Noise comes where something went.
        if habit is None and not self._beside_noise(anchor):
            self.added[anchor] = places
            return
        words = "\n\n".join(self.plain_new[place] for place in places)
        judged = judge(
            habit or NO_HABIT, frozenset({WHOLE}), _hash([words]), self.poll,
            lambda: self._needed("", words, replaced=False),
        )  # fmt: skip
        self.gaps.pop(anchor, None)
        if judged.verdict in ("told", "free"):
            self.added[anchor] = places
            if habit is None:
                self.gaps[anchor] = judged.habit
            elif judged.verdict == "told":
                self.slots |= dict.fromkeys((-place for place in places), judged.habit)
            return
        self.gaps[anchor] = judged.habit
        if judged.verdict == "newly":
            self.muted.append(words)

    def _beside_noise(self, anchor: int) -> bool:
        """Whether one of the paragraphs round a gap is muted as a whole."""
        near = (self.kept.get(place, ("", None))[1] for place in (anchor, anchor + 1))
        return any(habit is not None and habit.muted and habit.covers for habit in near)

    def _keep(self, other: int, judged: Judged, before: str, after: str, shown: str) -> None:
        told = judged.verdict in ("told", "free")
        known = judged.habit if judged.habit != NO_HABIT else None
        self.kept[other] = (after if told else before), known
        if judged.verdict == "newly":
            self.muted.append(shown)

    def _needed(self, before: str, after: str, *, replaced: bool) -> int:
        """How many changes make noise; a text of which nothing stayed is another text, not a restless one."""
        if replaced:
            return ALWAYS
        return DATED if self._moves(before, after) else USUAL

    def _moves(self, before: str, after: str) -> bool:
        return self.dates(before) != self.dates(after)

    def _before(self, other: int) -> int:
        """The nearest place before an old one that is still there."""
        while other > 0:
            other -= 1
            if other in self.kept:
                return other
        return 0

    def _put_together(
        self, met: Mapping[int, int]
    ) -> tuple[list[str], dict[int, Habit], dict[int, Habit], Habit]:
        sequence, order = self._order(met)
        parts: list[str] = []
        slots: dict[int, Habit] = {}
        gaps: dict[int, Habit] = {}
        for other in sequence:
            text, habit = self.kept[other]
            if habit is not None:
                slots[len(parts)] = habit
            if other in self.gaps:
                gaps[len(parts)] = self.gaps[other]
            parts.append(text)
            for place in self.added.get(other, ()):
                if -place in self.slots:
                    slots[len(parts)] = self.slots[-place]
                parts.append(self.new[place])
        return parts, slots, gaps, order

    def _order(self, met: Mapping[int, int]) -> tuple[list[int], Habit]:
        """The old places in the order that counts."""
        as_new = [met[place] for place in sorted(met)]
        as_old = sorted(self.kept)
        raw = _hash([str(as_new)])
        if as_new == sorted(as_new):
            return as_old, settled(self.noise.order, "", self.poll) or NO_HABIT
        judged = judge(self.noise.order, frozenset({WHOLE}), raw, self.poll, lambda: USUAL)
        if judged.verdict in ("newly", "muted"):
            if judged.verdict == "newly":
                self.muted.append(_ORDER)
            return as_old, judged.habit
        place_of = {other: index for index, other in enumerate(as_new)}
        position = 0
        keys = {}
        for other in as_old:
            position = place_of.get(other, position)
            keys[other] = (position, other)
        return sorted(as_old, key=keys.__getitem__), judged.habit


def _apart(these: Sequence[str], those: Sequence[str]) -> list[str]:
    others = set(those)
    return [part for part in these if part not in others]


def _excerpt(before: str, after: str) -> str:
    """A paragraph from a few words before the place at which it is another."""
    least = min(len(before), len(after))
    head = next((n for n in range(least) if before[n] != after[n]), least)
    start = after.rfind(" ", 0, max(0, head - _LEAD)) + 1 if head > _LEAD else 0
    return f"…{after[start:]}" if start else after


def _hash(parts: Sequence[str]) -> str:
    text = "\n".join(parts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _remember(recent: Mapping[str, int], before: str, raw: str, poll: int) -> tuple[tuple[str, int], ...]:
    known = {before: poll - 1} | dict(recent)
    known.pop(raw, None)
    return (*sorted(known.items(), key=lambda item: item[1]), (raw, poll))[-_VERSIONS:]
