"""The words that the page's script puts on its buttons and lines, for `search.js`.

The script knows them in English and asks for each by that.
"""

from collections.abc import Mapping

from output.tongue import Tongue, term

WORDS = (
    term("Source"), term("Actor"), term("Place"), term("Topic"), term("Status"), term("None"),
    term("{n} BC"), term("1 event matches"), term("{n} events match"),
    term("The search data could not be loaded."), term("Loading…"), term("Remove"),
    term("Back to the overview"), term("Today and upcoming, soonest first"), term("Past, latest first"),
    term("Show more ({n})"), term("(no name)"), term("A year, month or day: 2026, 2026-01, 2026-01-31"),
    term("Filters"), term("Date"), term("Fewer"), term("All {n}"), term("From"), term("To"), term("from"),
    term("to"), term("Search"),
    term("Time axis; the list below holds the same events"), term("Zoom in"), term("Zoom out"),
    term("Earlier"), term("Later"), term("Today"), term("All"), term("Lanes"),
    term("Drag, arrows: move. Pinch, Ctrl and wheel, + and −: zoom."), term("Others"),
)  # fmt: skip


def script_words(tongue: Tongue) -> Mapping[str, str]:
    """English word -> translation; those that are the same are left out, so English has none."""
    told = {word: tongue.say(word) for word in WORDS}
    return {word: said for word, said in told.items() if said != word}
