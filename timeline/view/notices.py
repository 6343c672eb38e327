"""Notices in the reader's language.

The store keeps a notice as the English sentence that it was when it was written, of this version or an
earlier one. So what is known of such sentences is taken apart again here; any other stays as it is.
"""

import re

from output.tongue import Tongue

_FOLLOWED = re.compile(
    r" is followed from now on: (?P<texts>[\d,]+) texts? with (?P<events>[\d,]+) events?, "
    r"taken as the baseline"
)
_MOVED = re.compile(r" has moved for good and is asked at (?P<address>\S+) from now on: change its `url`")
_TROUBLE = " cannot be read: "
_BACK = " can be read again"


def notice_words(text: str, title: str, name: str, tongue: Tongue) -> str:
    """A notice, which begins with the title of its source, with the name that only the source has."""
    if not text.startswith(title):
        return text
    rest = text.removeprefix(title)
    return name + rest if tongue.translate is None else _translated(rest, name, tongue)


def _translated(rest: str, name: str, tongue: Tongue) -> str:
    if rest.startswith(_TROUBLE):
        reason = rest.removeprefix(_TROUBLE)
        return tongue.say("{source} cannot be read: {reason}", source=name, reason=reason)
    if rest == _BACK:
        return tongue.say("{source} can be read again", source=name)
    if match := _MOVED.fullmatch(rest):
        return tongue.say(
            "{source} has moved for good and is asked at {address} from now on: change its `url`",
            source=name,
            address=match["address"],
        )
    if match := _FOLLOWED.fullmatch(rest):
        texts, events = (int(match[key].replace(",", "")) for key in ("texts", "events"))
        return tongue.say(
            "{source} is followed from now on: {texts}, {events}, taken as the baseline",
            source=name,
            texts=tongue.plural("{number} text", "{number} texts", texts),
            events=tongue.plural("{number} event", "{number} events", events),
        )
    return name + rest
