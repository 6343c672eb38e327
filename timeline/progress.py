"""How far a piece of work on the whole store is, and how long it will take."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `of` things of a stage of some work at the moment `seen`.

    Of these `first` were done when this stage was begun or gone on with, at the moment `began`.
    """

    work: str
    stage: str
    done: int
    of: int
    first: int
    began: datetime
    seen: datetime

    @property
    def left(self) -> timedelta | None:
        """How long the rest of the stage will take if it goes on as it did; None before anything is done."""
        done, spent = self.done - self.first, self.seen - self.began
        return spent / done * (self.of - self.done) if done > 0 else None

    def written(self) -> str:
        """As the store keeps it."""
        values = [self.work, self.stage, self.done, self.of, self.first]
        return json.dumps([*values, self.began.isoformat(), self.seen.isoformat()])


def read(written: str) -> Progress | None:
    """What `Progress.written` gave; None for nothing."""
    if not written:
        return None
    work, stage, done, of, first, began, seen = json.loads(written)
    return Progress(work, stage, done, of, first, datetime.fromisoformat(began), datetime.fromisoformat(seen))
