"""When the sources were last read, in a file of its own: it changes with every run, the pages do not.

The page tells the moment of its last build; this script puts the later one in its place. Without scripts
the former stays.
"""

import json
from datetime import datetime

from output.days import stamp

FILE = "checked.js"
# In the language and the zone of the page.
_SCRIPT = """\
addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("checked");
  if (!place) return;
  const told = { dateStyle: "long", timeStyle: "short", timeZone: %(zone)s };
  place.dateTime = %(moment)s;
  try {
    place.textContent = new Date(place.dateTime).toLocaleString(%(language)s, told);
  } catch { /* a zone or language that the browser does not know: what stands there is right, if older */ }
});
"""


def checked_script(moment: datetime, zone: str, language: str) -> bytes:
    """The script for an aware moment, an IANA zone and a language tag."""
    tag = "en-GB" if language == "en" else language  # the day before the month, as the page has it
    values = {"moment": stamp(moment), "zone": zone, "language": tag}
    return (_SCRIPT % {name: json.dumps(value) for name, value in values.items()}).encode()
