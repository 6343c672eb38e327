"""A mention that looks for its event, with what is asked of it again and again."""

from timeline.model import Mention
from timeline.same.candidates import Candidate, plain_sentence
from timeline.same.dated import in_days, night_in, width
from timeline.same.gist import Matter, matter, matter_of, read_gist, strangers
from timeline.same.statement import Claim, claim, said


class Case:
    """A mention that looks for its event; `about` is the gist of its text, "" of a text that has none."""

    __slots__ = (
        "_claim",
        "_content",
        "_night",
        "about",
        "days",
        "lasting",
        "mention",
        "number",
        "precise",
        "when",
    )

    def __init__(self, number: int, mention: Mention, about: str) -> None:
        self.number, self.mention, self.about = number, mention, about
        self.when = mention.when.text
        self.days = frozenset({self.when[:10]})
        self.precise = in_days(mention.when)  # whether its date is a day or a range of days
        self.lasting = width(mention.when) is None  # of years
        self._night: str | None = None
        self._claim: Claim | None = None
        self._content: frozenset[str] | None = None

    @property
    def claim(self) -> Claim:
        """What it says, in its text. Most mentions meet nothing of their days and matter, and need none."""
        if self._claim is None:  # `cached_property` would take longer, for its lock
            mention = self.mention
            sentence = plain_sentence(mention)
            self._claim = claim(mention.title, sentence, self.about, mention.names, off=mention.off)
        return self._claim

    @property
    def content(self) -> frozenset[str]:
        """The content words of its title."""
        if self._content is None:
            self._content = said(self.mention.title)
        return self._content

    @property
    def night(self) -> str:
        """The word for a night in its sentence, "" where there is none."""
        if self._night is None:
            self._night = night_in(plain_sentence(self.mention))
        return self._night

    def matter(self, one: Candidate) -> Matter:
        """How much its text and that of a report are about one matter."""
        ours, theirs = self.about, one.words.gist
        return matter_of(ours, theirs) if ours and theirs else matter(self.claim.about, one.claim.about)

    def stranger_to(self, one: Candidate) -> bool:
        """Whether one look shows that these are about two."""
        return bool(self.about) and strangers(read_gist(self.about), one.words.gist)
