"""Names that the text gives in full elsewhere: short forms of persons, acronyms of organisations."""

from collections.abc import Callable, Iterator

from timeline.extract.actors import lexicon
from timeline.extract.actors.runs import Word, runs
from timeline.names import Actor

# Short forms of one text that are asked for, and that are looked for because they stand in it more than once:
# so a text of nothing but names stays linear.
_ASKED, _TRIED = 400, 60
_PLACES = 6  # occurrences of one that are looked at
_BACK, _AHEAD = 90, 40  # characters around one
_LONG_FORM = 140
_TELLING = lexicon.TITLES | lexicon.HONORIFICS | lexicon.GIVEN

Read = Callable[[str], tuple[Actor, ...]]


class Introduced:
    """The full names in a text, found when they are asked for and then kept."""

    def __init__(self, text: str, read: Read) -> None:
        self._text = text
        self._read = read
        self._found: dict[str, str | None] = {}
        self._looked = 0

    def person(self, name: str) -> str | None:
        """The full name of the person whose name in the text holds these words, "" if there are several."""
        return self._kept(name, name.rpartition(" ")[2], self._person)

    def company(self, name: str) -> str | None:
        """The name with its legal form: Esselte AB for Esselte."""
        return self._kept(f"{name} ", name, self._company)

    def acronym(self, letters: str) -> str | None:
        """The long form that the text puts beside an acronym in brackets."""
        return self._kept(f"({letters})", letters, self._acronym)

    def _kept(self, name: str, word: str, look: Callable[[str], str | None]) -> str | None:
        if name not in self._found and len(self._found) < _ASKED:
            again = self._text.count(word) > 1 or (word.upper() != word and word.upper() in self._text)
            self._looked += again
            self._found[name] = look(name) if again and self._looked <= _TRIED else None
        return self._found.get(name)

    def _person(self, name: str) -> str | None:
        wanted = name.casefold().split()
        found = {
            actor.name
            for window in self._windows(name.rpartition(" ")[2])
            for actor in self._read(window)
            if actor.kind == "person" and len(actor.name.split()) > len(wanted) - (len(wanted) > 1)
            if set(wanted) <= set(actor.name.casefold().split())
        }
        return found.pop() if len(found) == 1 else "" if found else None

    def _company(self, name: str) -> str | None:
        at = self._text.find(name)
        for _ in range(_PLACES):
            if at < 0:
                return None
            following = self._text[at + len(name) : at + len(name) + 15].split(" ", 1)[0].rstrip(".,;:)'’s")
            if following[:1].isupper() and following.casefold() in lexicon.LEGAL_FORMS:
                return f"{name}{following}"
            at = self._text.find(name, at + 1)
        return None

    def _windows(self, word: str) -> Iterator[str]:
        """Pieces of the text around the word where other words with capitals stand beside it."""
        at, seen = -1, 0
        for form in dict.fromkeys((word, word.upper())):
            at = self._text.find(form)
            while at >= 0 and seen < _PLACES:
                if self._has_company(at, at + len(form)):
                    seen += 1
                    yield self._window(at, at + len(form))
                at = self._text.find(form, at + 1)

    def _has_company(self, start: int, end: int) -> bool:
        """Whether the word stands beside another with a capital, behind a title or a given name."""
        before = self._text[max(0, start - 40) : start].split()[-3:]
        behind = self._text[end : end + 2]
        beside = bool(before) and before[-1][0].isupper() and self._text[start - 1].isspace()
        if not beside and not (behind[:1] == " " and behind[1:].isupper()):
            return False
        return not _TELLING.isdisjoint(word.rstrip(".").casefold() for word in before)

    def _window(self, start: int, end: int) -> str:
        first = max(0, start - _BACK)
        line = self._text.rfind("\n", first, start)
        piece = self._text[max(first, line + 1) : end + _AHEAD]
        return piece if line >= 0 or first == 0 else piece.partition(" ")[2]

    def _acronym(self, bracketed: str) -> str | None:
        at = self._text.find(bracketed)
        if at < 1:
            return None
        before = self._text[max(0, at - _LONG_FORM) : at]
        last = None
        for last in runs(before):  # noqa: B007 - the last one is wanted
            pass
        if last is None or before[last[-1].end :].strip():
            return None
        return _long_form(last, bracketed[1:-1])


def _long_form(words: tuple[Word, ...], letters: str) -> str | None:
    """The words at the end of a run that an acronym stands for."""
    wanted = letters.casefold()
    for start, word in enumerate(words):
        if not word.capital or word.key[0] != wanted[0] or len(words) - start < 2:
            continue
        initials = "".join(one.key[0] for one in words[start:] if one.capital)
        if initials == wanted or (len(initials) >= 2 and _spelled(wanted, words[start:])):
            return " ".join(one.text + ("'s" if one.owner else "") for one in words[start:])
    return None


def _spelled(wanted: str, words: tuple[Word, ...]) -> bool:
    """Whether the letters stand in the words in this order, those that begin capitalised ones included."""
    letters = iter("".join(word.key for word in words))
    if not all(letter in letters for letter in wanted):
        return False
    initials = [word.key[0] for word in words if word.capital]
    rest = iter(wanted)
    return all(initial in rest for initial in initials)
