"""When the sources were last read, in a file of its own: it changes with every run, the pages do not.

The page tells the moment of its last build; this script puts the later one in its place. Without scripts
the former stays. The words come from here: a browser takes longer to find its own than to lay out the page,
and says no zone.
"""

import json
from datetime import datetime

from output.days import stamp

FILE = "checked.js"
_SCRIPT = """\
{
  const place = document.getElementById("checked");
  const told = %(told)s;
  if (place && place.textContent !== told) {
    place.dateTime = %(moment)s;
    place.textContent = told;
  }
}
"""


def checked_script(moment: datetime, told: str) -> bytes:
    """The script for an aware moment, and the words for it that the page has."""
    values = {"moment": stamp(moment), "told": told}
    return (_SCRIPT % {name: json.dumps(value) for name, value in values.items()}).encode()
