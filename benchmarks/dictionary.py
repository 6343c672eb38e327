"""Makes the dictionaries with which the store packs texts and gists, and tells what they save.

    python benchmarks/dictionary.py [FILE ...]

They are learnt from the sentences in `tests/corpus`, `tests/extract` and `tests/core`, and written to
`timeline/store/words.zdict` and `timeline/store/stems.txt`. A store can only be read with the dictionaries
that it was packed with: others need another number and a step from one version of the store to the next.

Files of plain text are packed with and without it, and the bytes of both printed.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from timeline.same import gist
from timeline.store import deltas
from timeline.store.deltas import DICTIONARY, zstd
from timeline.store.short import STEMS

TESTS = Path(__file__).parent.parent / "tests"
LEARNT_FROM = (
    *sorted((TESTS / "corpus").glob("*.yaml")),
    *(TESTS / "extract" / f"{name}.yaml" for name in ("actors", "anybody", "mentions", "negative")),
    *(TESTS / "core" / f"{name}.yaml" for name in ("dates_in_words", "same")),
)
SHORTEST = 25  # characters of a sentence
SIZE = 65_536
WORDS = 500  # in gists
DATES = " @2026-0 =2026-0"
NUMBER = 1


def sentences() -> list[str]:
    """What is learnt from, without the brackets that mark dates."""
    found = (text for file in LEARNT_FROM for text in strings(yaml.safe_load(file.read_text("utf-8"))))
    plain = sorted({text.replace("[", "").replace("]", "") for text in found if len(text) > SHORTEST})
    random.Random(NUMBER).shuffle(plain)
    return plain


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - what YAML holds
    """All texts within lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings([*value.keys(), *value.values()])
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="plain texts to measure with")
    files = parser.parse_args().files
    if not files:
        plain = sentences()
        samples = [text.encode() for text in plain] + [gist(text[:40], text).encode() for text in plain]
        made = zstd.train_dict(samples, SIZE).dict_content
        content = made[:4] + NUMBER.to_bytes(4, "little") + made[8:]
        (Path(deltas.__file__).parent / DICTIONARY).write_bytes(content)
        counts = Counter(
            part[1:] for text in plain for part in gist(text[:40], text).split() if part[0] != "@"
        )
        # What is found nearer costs less.
        stems = " ".join([word for word, _ in counts.most_common(WORDS)][::-1]) + DATES
        (Path(deltas.__file__).parent / STEMS).write_text(stems, "utf-8")
        print(f"{len(plain):,} sentences: {len(content):,} bytes of texts, {len(stems.encode()):,} of stems")
    for file in files:
        text = file.read_text("utf-8")
        print(
            f"{file.name}: {len(text.encode()):,} bytes, {len(zstd.compress(text.encode())):,} without, "
            f"{len(deltas.pack(text)):,} with it"
        )


if __name__ == "__main__":
    main()
