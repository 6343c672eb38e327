"""Files of the site before they are made: what each is made of, and how to make it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Generic, TypeVar

_SIZE = 12  # bytes of a digest
_SHORT = 10  # letters
TOGETHER = 64  # files, or cards, made of what was got at once

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site; `digest` changes whenever its content could.

    Whoever knows the digest of the file that is there need not make it again. `again` makes it out of the
    content that is there, where that was made with the same `frame`. `pieced` does so for a file whose index
    is kept beside it, and gives its own with the content; both are empty for one that is made from nothing.
    `expect` is called for each of those that will be made, in their order, before the first is.
    """

    path: str
    digest: str
    content: Callable[[], bytes]
    frame: str = ""
    again: Callable[[bytes], bytes] | None = None
    pieced: Callable[[bytes, str], tuple[bytes, str]] | None = None
    expect: Callable[[], None] | None = None


class Batch(Generic[_T]):
    """What many small files are made of, got for some of them at a time: asking once for each costs more.

    Only what is expected is got ahead, and what was taken is let go of.
    """

    def __init__(self, get: Callable[[Sequence[str]], Mapping[str, _T]]) -> None:
        self._get = get
        self._expected: dict[str, None] = {}
        self._held: dict[str, _T] = {}

    def expect(self, key: str) -> None:
        """What will be taken; in this order."""
        self._expected[key] = None

    def take(self, key: str) -> _T:
        """What one is made of."""
        if key not in self._held:
            part = [*islice(self._expected, TOGETHER)]
            self._take(part if key in part else [key])
        return self._held.pop(key)

    def ahead(self, keys: Iterable[str]) -> None:
        """Get those of a few that are expected, while what they are made of is at hand."""
        self._take([key for key in keys if key in self._expected])

    def _take(self, part: Sequence[str]) -> None:
        for one in part:
            self._expected.pop(one, None)
        if part:
            self._held |= self._get(part)


def ready(files: Mapping[str, bytes]) -> tuple[File, ...]:
    """Files whose content is there already, by path."""
    return tuple(File(path, digest_of(content), _constant(content)) for path, content in files.items())


def digest(parts: Iterable[str]) -> str:
    """One digest of several texts, in their order."""
    texts = list(parts)
    made = blake2b(",".join(map(str, map(len, texts))).encode(), digest_size=_SIZE)
    made.update("".join(texts).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def digest_of(content: bytes) -> str:
    """The digest of a content."""
    return blake2b(content, digest_size=_SIZE).hexdigest()


def short(digest: str) -> str:
    """Enough of a digest, or of one with letters after it, to stand beside each of many lines."""
    return digest[:_SHORT] + digest[2 * _SIZE :]


def _constant(content: bytes) -> Callable[[], bytes]:
    return lambda: content
