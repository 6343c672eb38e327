"""The index of a folder of digests."""

import re
from collections.abc import Iterable
from types import SimpleNamespace

from output.markup import single_line
from output.render import render

_STEM = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)")
_SUBJECT = 240


def folder_index(rows: Iterable[tuple[str, str, str, str]], language: str = "en") -> str:
    """The digests of a folder as one HTML page, newest first: stem, subject, period and ISO moment of each.

    The moments are of one zone; a stem that is no plain file name is left out.
    """
    ordered = sorted(rows, key=lambda row: (row[3], row[0]), reverse=True)
    shown = [
        SimpleNamespace(
            stem=stem,
            subject=single_line(subject, _SUBJECT) or stem,
            period=single_line(period, _SUBJECT) or composed,
            composed=composed,
        )
        for stem, subject, period, composed in ordered
        if _STEM.fullmatch(stem) and _MOMENT.fullmatch(composed)
    ]
    return render("folder.html", language=language, rows=shown)
