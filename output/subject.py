"""The subject of a digest by a template of the user's."""

from collections.abc import Mapping

from output.clean import single_line
from output.sandbox import Broken, Job, rendered
from output.words import CHANGE_WORDS

SOURCE = 2_000  # characters
LENGTH = 200


def subject_of(
    source: str, *, summary: str, title: str, period: str, counts: Mapping[str, int], digest: str
) -> str | Broken:
    """The subject on one line of at most 200 characters; white space collapses."""
    names = {
        "summary": single_line(summary),
        "title": single_line(title, LENGTH),
        "period": single_line(period),
        "counts": {**no_counts(), **counts},
        "digest": single_line(digest),
    }
    (made,) = rendered([Job(source, longest=SOURCE, limit=10 * SOURCE)], names)
    if isinstance(made, Broken):
        return made
    return single_line(made, LENGTH) or Broken("it makes an empty subject")


def no_counts() -> dict[str, int]:
    """Every kind, so that a template can ask for one that the digest has none of."""
    return dict.fromkeys((*CHANGE_WORDS, "texts"), 0)
