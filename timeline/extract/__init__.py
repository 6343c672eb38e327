"""From an entry's text to dated statements: sentences, furniture, clauses, titles, masks, basis."""

from timeline.extract.cancel import cancels
from timeline.extract.mentions import extract

__all__ = ["cancels", "extract"]
