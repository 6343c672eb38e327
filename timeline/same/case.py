"""A mention that looks for its event, with what is asked of it again and again."""

from dataclasses import dataclass
from functools import cached_property

from timeline.model import Mention
from timeline.same.candidates import plain_sentence
from timeline.same.dated import by_night, in_days, night_in
from timeline.same.statement import Claim, claim, said


@dataclass(frozen=True)
class Case:
    """A mention that looks for its event; `about` is the gist of its text, "" of a text that has none."""

    number: int
    mention: Mention
    about: str

    @cached_property
    def claim(self) -> Claim:
        """What it says, in its text. Most mentions meet nothing of their days and matter, and need none."""
        mention = self.mention
        return claim(mention.title, plain_sentence(mention), self.about, mention.names)

    @cached_property
    def by_night(self) -> bool:
        """Whether it tells of a night, by its hour or in words."""
        mention = self.mention
        return by_night(mention.when.text) or bool(night_in(plain_sentence(mention)))

    @cached_property
    def content(self) -> frozenset[str]:
        """The content words of its title."""
        return said(self.mention.title)

    @cached_property
    def precise(self) -> bool:
        """Whether its date is a day or a range of days."""
        return in_days(self.mention.when)
