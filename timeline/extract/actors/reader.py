"""A sentence read for names, run by run, each word once."""

import re
from collections.abc import Iterator, Sequence

from timeline.extract.actors import lexicon, located, organisations, persons, phrases, titled
from timeline.extract.actors.gazetteer import Gazetteer, Known, Sort
from timeline.extract.actors.introduced import Introduced
from timeline.extract.actors.runs import Word, key, runs
from timeline.names import Actor, Kind

_LOWER = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ]{4,}")
_JOINABLE = {Sort.COUNTRY, Sort.PEOPLE, Sort.BODY}
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z]*")
_JOINED_LOWER = re.compile(r"[-–][a-z]")
_JOINED = re.compile(r"[-–]")
_ADJECTIVE = re.compile(r"(?:ic|ish|ist|ese|ean|ian|al)$")
_MOST_PLACE = 4  # words
_MEMBERS = (["of", "members"], ["of", "member"])
_AMBIGUOUS = frozenset({"US", "WHO", "IT"})


class Reader:
    """Reads one sentence; `found` are the names so far."""

    def __init__(self, sentence: str, language: str, names: Gazetteer, introduced: Introduced | None) -> None:
        self.sentence = sentence
        self.language = language
        self.names = names
        self.introduced = introduced
        self.found: list[Actor] = []
        self._read_to = 0
        self._heading = False

    def read(self) -> list[Actor]:
        """The names in the order of the sentence."""
        found = list(runs(self._without_phrases()))
        shouted = self.sentence.isupper()
        heading = self._heading = shouted or self._is_heading(found)
        for run in found:
            words = run
            if self._read_to > run[0].start:
                words = tuple(word for word in run if word.start >= self._read_to)
            if heading:
                self._known_only(words, shouted=shouted)
            elif words:
                self._run(words)
        return self.found

    def _without_phrases(self) -> str:
        """The sentence with blanks for the bodies whose names hold words without capitals."""
        rest = self.sentence
        for start, end, name in phrases.find(rest, self.language):
            self.add(name, "organisation", start, end)
            rest = rest[:start] + " " * (end - start) + rest[end:]
        return rest

    def add(self, name: str, kind: Kind, start: int, end: int) -> None:
        """One more name."""
        self.found.append(Actor(name, kind, start, end))

    def _is_heading(self, found: Sequence[Sequence[Word]]) -> bool:
        """Whether the words of the sentence have capitals because it is a heading."""
        if self.language == "de":
            return False
        signs = [word for run in found for word in run if word.key in lexicon.HEADING]
        signs = [word for word in signs if word.capital and word.start > 0 and not word.text.isupper()]
        if not signs:
            return False
        small = len(_LOWER.findall(self.sentence))
        return small == 0 or (len(signs) > 1 and small <= len(signs))

    def _known_only(self, words: Sequence[Word], *, shouted: bool) -> None:
        at = 0
        while at < len(words):
            known = self.names.at(words, at) if words[at].capital else None
            if known and not (shouted and words[at].text in _AMBIGUOUS):
                self._known(words, at, *known)
            at += known[0] if known else 1

    def _run(self, words: Sequence[Word]) -> None:
        bodies = dict(self._organisations(words)) if len(words) > 1 else {}
        at = 0
        while at < len(words):
            at = self._step(words, at, bodies)

    def _step(self, words: Sequence[Word], at: int, bodies: dict[int, int]) -> int:
        """Reads what begins at a word; behind it."""
        word = words[at]
        if at in bodies and not self._longer_body(words, at, bodies[at]):
            return self._organisation(words, at, bodies[at])
        known = self.names.at(words, at) if word.capital else None
        small = word.key in lexicon.SMALL and not word.text.isupper() and (known is None or known[0] == 1)
        if not word.capital or small or word.key in lexicon.CALENDAR:
            return at + 1
        if known is not None:
            dollars = self.sentence.startswith("$", word.end)  # "US$1.4 billion"
            return at + 1 if dollars else self._known(words, at, *known)
        if _JOINED.search(word.text) and (behind := self._pair(words, at)):
            return behind
        if word.key in titled.OPENING:
            return titled.read(self, words, at, bodies)
        return self._unknown(words, at, bodies)

    # Organisations

    def _organisations(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Where each organisation of the run begins and ends."""
        taken = 0
        for at, word in enumerate(words):
            if at < taken or not organisations.is_head(word) or self._heads_longer(words, at):
                continue
            found = organisations.organisation(words, at, self.names)
            if found and found[0] >= taken:
                taken = found[1]
                yield found

    def _heads_longer(self, words: Sequence[Word], at: int) -> bool:
        """Whether a head behind it heads the same words: "House Committee"."""
        following = at + 1
        return following < len(words) and not words[at].stop and organisations.is_head(words[following])

    def _longer_body(self, words: Sequence[Word], at: int, end: int) -> bool:
        known = self.names.at(words, at)
        return known is not None and known[1].sort is Sort.BODY and at + known[0] > end

    def _organisation(self, words: Sequence[Word], at: int, end: int) -> int:
        first, last = words[at], words[end - 1]
        stop = last.end
        if words[at].key in lexicon.JOINING and end == len(words):
            stop = organisations.listed(self.sentence, last.end)
            self._read_to = stop
        name = " ".join(self.sentence[first.start : stop].split()).replace("’", "'").removesuffix(".")
        known = self.names.known(name)
        self.add(known.name if known and known.sort is Sort.BODY else name, "organisation", first.start, stop)
        self._state(words, at, end)
        return end

    def _state(self, words: Sequence[Word], at: int, end: int) -> None:
        """The country whose body it is: Thailand for the Royal Thai Army."""
        if not any(word.key in lexicon.OF_STATE for word in words[at:end]):
            return
        for place in range(at, end):
            known = self.names.at(words[:end], place)
            if known and known[1].sort in (Sort.COUNTRY, Sort.PEOPLE):
                self.add(known[1].name, "country", words[place].start, words[place + known[0] - 1].end)
                return

    # Known names

    def _pair(self, words: Sequence[Word], at: int) -> int:
        """Behind what joins two countries or bodies ("Cambodia–Thailand", "ASEAN-U.S."), else 0."""
        word = words[at]
        first, second = _JOINED.split(word.text, maxsplit=1)
        begin = word.end - len(second)
        rest = (word._replace(start=begin, text=second, key=key(second)), *words[at + 1 :])
        known, following = self.names.known(first), self.names.at(rest, 0) if second[:1].isupper() else None
        if known is None or following is None or not {known.sort, following[1].sort} <= _JOINABLE:
            return 0
        length, other = following
        for one, start, end in (
            (known, word.start, word.start + len(first)),
            (other, begin, rest[length - 1].end),
        ):
            self.add(one.name, "organisation" if one.sort is Sort.BODY else "country", start, end)
        return at + length

    def _known(self, words: Sequence[Word], at: int, length: int, known: Known) -> int:
        end = at + length
        first, last = words[at].start, words[end - 1].end
        if known.sort is Sort.BODY:
            if located.before(self.sentence, first)[:2] not in _MEMBERS:
                self.add(known.name, "organisation", first, last)
            return end
        extended = self._place_with_head(words, at, end, known)
        if extended:
            return extended
        if not self._heading and self._is_part_of_other(words, end, known):
            return self._past_other(words, at, end)
        if known.sort is Sort.PEOPLE or (known.sort is Sort.COUNTRY and self._modifies(words, at, end)):
            self._people(words, at, end, known)
        else:
            self._place_or_actor(words, at, end, known)
        return end

    def _modifies(self, words: Sequence[Word], at: int, end: int) -> bool:
        """Whether a country says whose something is: "the U.S. team", "Israel's position"."""
        following = located.after(self.sentence, words[end - 1].end)
        if words[end - 1].owner:
            return True
        return words[at].text.isupper() and following.isalpha() and following not in lexicon.SMALL

    def _people(self, words: Sequence[Word], at: int, end: int, known: Known) -> None:
        before = self.sentence[max(0, words[at].start - 12) : words[at].start].casefold().split()[-1:]
        following = located.after(self.sentence, words[end - 1].end)
        plain = not following.isalpha() or following in lexicon.SMALL
        if plain and before and before[0] in lexicon.LANGUAGE_BEFORE:
            return  # "written in German"
        self.add(known.name, "country", words[at].start, words[end - 1].end)

    def _place_or_actor(self, words: Sequence[Word], at: int, end: int, known: Known) -> None:
        first, last = words[at].start, words[end - 1].end
        before = located.before(self.sentence, first)
        previous = self.found[-1] if self.found else None
        at_place = located.is_located(before, self.language) or located.continues(
            self.sentence, previous, first, last
        )
        if known.sort is Sort.CAPITAL and not at_place and self._speaks(before, previous, first, last):
            self.add(known.country, "country", first, last)
        elif known.sort is Sort.COUNTRY and not at_place:
            self.add(known.name, "country", first, last)
        else:
            self.add(known.name, "place", first, last)

    def _speaks(self, before: list[str], previous: Actor | None, start: int, end: int) -> bool:
        if located.acts(self.sentence, before, end):
            return True
        beside = previous is not None and previous.kind == "country" and start - previous.end <= 6
        return beside and self.sentence[previous.end : start] == " and " if previous else False

    def _place_with_head(self, words: Sequence[Word], at: int, end: int, known: Known) -> int:
        """Behind the place where the next word says what it is ("Kep province"), else 0."""
        if known.sort not in (Sort.PLACE, Sort.CAPITAL):
            return 0
        if words[end - 1].stop or words[end - 1].owner:
            return 0
        if end < len(words) and words[end].capital and words[end].key in lexicon.PLACE_LAST_CAPITAL:
            self._place(words, at, end + 1)
            return end + 1
        following = located.after(self.sentence, words[end - 1].end)
        if following in lexicon.PLACE_LAST:
            stop = self.sentence.index(following, words[end - 1].end) + len(following)
            self.add(f"{known.name} {following}", "place", words[at].start, stop)
            return end
        return 0

    def _place(self, words: Sequence[Word], at: int, end: int) -> None:
        name = " ".join(self.sentence[words[at].start : words[end - 1].end].split())
        self.add(name, "place", words[at].start, words[end - 1].end)

    def _is_part_of_other(self, words: Sequence[Word], end: int, known: Known) -> bool:
        """Whether it goes on into a longer name that is not known: "Vietnam War", "Chinese New Year"."""
        if end >= len(words) or not words[end].capital or words[end - 1].stop or words[end - 1].owner:
            return False
        if self.language == "de":
            return False
        following = words[end].key
        if known.sort is Sort.PEOPLE or words[end - 1].text.isupper():
            return following in lexicon.NOT_OF_PEOPLE
        if following in titled.OPENING or following in lexicon.CALENDAR or following in lexicon.SMALL:
            return False
        return self.names.at(words, end) is None and not organisations.is_head(words[end])

    def _past_other(self, words: Sequence[Word], at: int, end: int) -> int:
        while end < len(words) and words[end].capital and not words[end - 1].stop:
            if words[end].key in titled.OPENING or self.names.at(words, end):
                break
            end += 1
        return max(end, at + 1)

    # Unknown names

    def _unknown(self, words: Sequence[Word], at: int, bodies: dict[int, int]) -> int:
        end = self._chain(words, at, bodies)
        place = self._place_by_words(words, at, end)
        if place:
            return place
        behind = persons.name_end(words, at, self.names) if at + 1 < len(words) else at + 1
        if behind - at >= 2 and self._is_person(words[at:behind]):
            if self._short(words, at, behind):
                return behind
            self.add(persons.canonical(words[at:behind]), "person", words[at].start, words[behind - 1].end)
            return behind
        if self._short(words, at, max(behind, at + 1)):
            return max(behind, at + 1)
        return self._located(words, at, end)

    def _chain(self, words: Sequence[Word], at: int, bodies: dict[int, int]) -> int:
        """Behind the last of the words with capitals that stand together."""
        end = at + 1
        while end < len(words) and words[end].capital and end not in bodies:
            if words[end - 1].stop or words[end - 1].owner or words[end].key in lexicon.CALENDAR:
                break
            if words[end].key in titled.OPENING and words[end].key not in lexicon.PLACE_LAST_CAPITAL:
                break
            end += 1
        return end

    def _place_by_words(self, words: Sequence[Word], at: int, end: int) -> int:
        """Behind a place whose name says what it is ("Mount Rainier", "Gulf of Alaska"), else 0."""
        if self.language == "de":
            return 0
        if end - at >= 2 and (
            words[end - 1].key in lexicon.PLACE_LAST_CAPITAL or words[at].key in lexicon.PLACE_FIRST
        ):
            self._place(words, at, end)
            return end
        if words[at].key in lexicon.PLACE_FIRST_OF and end == at + 1 and end + 1 < len(words):
            behind = end + 1 + (words[end + 1].key == "the")
            if words[end].key == "of" and behind < len(words) and words[behind].capital:
                stop = self._chain(words, behind, {})
                self._place(words, at, stop)
                return stop
        following = located.after(self.sentence, words[end - 1].end)
        if following in lexicon.PLACE_LAST or following in lexicon.PLACE_BEHIND:
            return self._place_before(words, at, end, following)
        return 0

    def _place_before(self, words: Sequence[Word], at: int, end: int, following: str) -> int:
        if words[at].key in lexicon.NO_PLACE or words[end - 1].owner or words[end - 1].text.isupper():
            return 0
        last = words[end - 1].end
        if following in lexicon.PLACE_LAST:
            stop = self.sentence.index(following, last) + len(following)
            name = " ".join(self.sentence[words[at].start : stop].split())
            self.add(name, "place", words[at].start, stop)
        elif located.is_located(located.before(self.sentence, words[at].start), self.language):
            self._place(words, at, end)
        else:
            return 0
        return end

    def _is_person(self, name: Sequence[Word]) -> bool:
        if any(word.key in lexicon.NO_PLACE or organisations.is_head(word) for word in name):
            return False
        if self._after_title(name[0].start):
            return True
        return (self.language != "de" and persons.speaks(name, self.sentence)) or name[0].key in lexicon.GIVEN

    def _after_title(self, start: int) -> bool:
        """Whether an office without a capital stands before the name: "mayor Ekrem Imamoglu"."""
        before = self.sentence[max(0, start - 30) : start]
        last = before.split()[-1:] if before.endswith(" ") else []
        return bool(last) and last[0].rstrip(".").casefold() in persons.OFFICES

    def _short(self, words: Sequence[Word], at: int, end: int) -> bool:
        """Whether it is a short form of what the text says in full elsewhere."""
        name = words[at:end]
        if self.introduced is None or len(name) > 3:
            return False
        word = name[0]
        start, stop = word.start, name[-1].end
        if len(name) == 1 and _ACRONYM.fullmatch(word.text):
            return self._acronym(word)
        if len(word.text) < 3 or (len(name) == 1 and word.key in lexicon.NO_PLACE):
            return False
        spelled = " ".join(word.text for word in name)
        company = self.introduced.company(spelled)
        if company:
            self.add(company, "organisation", start, stop)
            return True
        full = self.introduced.person(persons.canonical(name))
        if full:
            self.add(full, "person", start, stop)
        return full is not None

    def _acronym(self, word: Word) -> bool:
        full = self.introduced.acronym(word.text) if self.introduced else None
        known = self.names.known(full) if full else None
        if full is None and located.after(self.sentence, word.end) in lexicon.ACTING and len(word.text) > 2:
            full = word.text
        if full is None or word.text in ("CEO", "COVID", "USD"):
            return False
        self.add(known.name if known else full, "organisation", word.start, word.end)
        return True

    def _located(self, words: Sequence[Word], at: int, end: int) -> int:
        """Behind the words, which are a place when they stand where one does."""
        name = words[at:end]
        if self.language not in lexicon.GUESSED or len(name) > _MOST_PLACE or name[-1].owner:
            return end
        if (
            _JOINED_LOWER.search(name[-1].text)
            or name[0].key in lexicon.NO_PLACE
            or name[-1].key in lexicon.NO_PLACE
            or name[0].text.isupper()
        ):
            return end
        start, stop = name[0].start, name[-1].end
        if self.sentence.endswith((" the ", " The "), 0, start) or name[0].key in lexicon.GIVEN:
            return end  # "in the Joint Statement"
        before = located.before(self.sentence, start)
        previous = self.found[-1] if self.found else None
        if not located.is_located(before, self.language) and not located.continues(
            self.sentence, previous, start, stop
        ):
            return end
        following = located.after(self.sentence, stop)
        described = following.islower() and following not in lexicon.SMALL and _ADJECTIVE.search(name[-1].key)
        if not described:
            self._place(words, at, end)
        return end
