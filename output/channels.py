"""Other channels (chats, push services, web hooks) through Apprise, which is an extra: `timeline[apprise]`.

The address of a channel is a secret as a whole, so no reason and no log repeats more of it than its scheme.
"""

import logging
import re
from types import ModuleType

from output.markup import plain, single_line
from output.model import Delivered, Undelivered

_SUBJECT = 200
# They write addresses and tokens: Apprise in part, those below it at the level DEBUG in full.
_TALKATIVE = ("urllib3", "requests_oauthlib", "oauthlib")
_NOT_INSTALLED = "other channels need Apprise: install timeline-monitor[apprise]"


def notify(address: str, subject: str, text: str) -> Delivered | Undelivered:
    """Tell one channel; Apprise cuts the text to what the channel takes, unless its address says otherwise.

    What did not arrive is temporary: neither a service that is away nor an address with a slip in it says
    anything about the message.
    """
    apprise = _apprise()
    if apprise is None:
        return Undelivered(_NOT_INSTALLED)
    heard = _Heard()
    logger = logging.getLogger("apprise")
    logger.addHandler(heard)
    try:
        return _notify(apprise, address, subject, text, heard)
    except Exception as error:  # noqa: BLE001 - one plug-in of a hundred, each by somebody else
        return Undelivered(f"{_scheme(address)} failed ({type(error).__name__})")
    finally:
        logger.removeHandler(heard)


def _apprise() -> ModuleType | None:
    try:
        import apprise  # noqa: PLC0415 - heavy, and an extra
    except ImportError:
        return None
    logging.getLogger("apprise").propagate = False
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.INFO)
    return apprise


def _notify(
    apprise: ModuleType, address: str, subject: str, text: str, heard: "_Heard"
) -> Delivered | Undelivered:
    channel = apprise.Apprise.instantiate(address, asset=apprise.AppriseAsset(secure_logging=True))
    if channel is None:
        return Undelivered(f"{_scheme(address)} is no channel that Apprise knows, or its address has a slip")
    name = single_line(str(channel.service_name), 80)
    if "overflow=" not in address.lower():
        channel.overflow_mode = apprise.OverflowMode.TRUNCATE
    channels = apprise.Apprise()
    channels.add(channel)
    told = channels.notify(
        title=single_line(subject, _SUBJECT), body=plain(text), body_format=apprise.NotifyFormat.TEXT
    )
    if told:
        return Delivered(name)
    return Undelivered(f"{name} did not take it{f' (it answered {heard.code})' if heard.code else ''}")


def _scheme(address: str) -> str:
    match = re.match(r"([A-Za-z][A-Za-z0-9+\-]{0,20})://", address)
    return f"{match[1].lower()}://" if match else "what has no scheme"


class _Heard(logging.Handler):
    """Takes the status of HTTP, and nothing else, from what Apprise says of a failure."""

    code = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Listen."""
        match = re.search(r"\berror=(\d{3})\b", record.getMessage())
        self.code = match[1] if match else self.code
