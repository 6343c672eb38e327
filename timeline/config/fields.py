"""The types of single values in the configuration: durations, time zones, names, secrets, schedules."""

import os
import re
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from output.address import mailbox
from timeline.schedule import Cron

_LONGEST = timedelta(days=3653)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SIZES = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
_SIZE = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*([KMG]B)", re.IGNORECASE)
_POSTGRES = re.compile(r"postgresql(?:\+psycopg)?://(?:[^:/?#@]*(?::(?P<password>[^@]*))?@)?[^@#\s]*")
_DURATION = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*([smhdw])")


def duration(value: object) -> timedelta:
    """A duration as it is written, such as "15m". Raises ValueError."""
    if not isinstance(value, str):
        raise ValueError("write a duration such as 30s, 15m, 2h or 1d")  # noqa: TRY004 - pydantic collects these
    match = _DURATION.fullmatch(value.strip())
    if match is None:
        raise ValueError("write a duration such as 30s, 15m, 2h or 1d")
    found = timedelta(**{_UNITS[match[2]]: float(match[1])})
    if found > _LONGEST:
        raise ValueError("write a duration of at most ten years")
    return found


def positive(value: timedelta) -> timedelta:
    """At least ten seconds."""
    if value < timedelta(seconds=10):
        raise ValueError("polling more often than every 10s helps nobody")
    return value


def at_least_a_day(value: timedelta) -> timedelta:
    """At least a day."""
    if value < timedelta(days=1):
        raise ValueError("keep at least one day")
    return value


def _size(value: object) -> object:
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError("write a size such as 200MB or 2GB")
    return int(float(match[1]) * _SIZES[match[2].upper()])


def _timezone(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("write a time zone such as Asia/Phnom_Penh")  # noqa: TRY004 - pydantic collects these
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{value!r} is no known time zone, write one such as Asia/Phnom_Penh") from error


def some(value: tuple[object, ...]) -> tuple[object, ...]:
    """At least one source."""
    # Not pydantic's min_length: that also complains when the sources there are hold errors themselves.
    if not value:
        raise ValueError("name at least one source")
    return value


def store_url(value: str) -> str:
    """The address of a store that this program knows, with a password only by reference."""
    if value.startswith("sqlite:///"):
        return value
    match = _POSTGRES.fullmatch(value)
    if match is None:
        raise ValueError("write sqlite:///PATH or postgresql+psycopg://USER@HOST/DATABASE")
    if match["password"]:
        _secret(match["password"])
    if re.search(r"[?&](?:ssl)?password=", value):
        raise ValueError("a password stands before the @, as a variable, ${NAME}, or a file, file:PATH")
    return value


def store_secret(value: str) -> str | None:
    """What the address of a store names as its password."""
    match = _POSTGRES.fullmatch(value)
    return match and match["password"]


def with_password(value: str, folder: Path) -> str:
    """The address of a store with the password that it names. Raises ValueError that says what is missing."""
    reference = store_secret(value)
    if not reference:
        return value
    return value.replace(f":{reference}@", f":{quote(secret(reference, folder), safe='')}@", 1)


def _secret(value: str) -> str:
    if not re.fullmatch(r"\$\{[A-Za-z_][A-Za-z0-9_]*\}|file:.+", value):
        raise ValueError("a secret is not written here: name a variable, ${NAME}, or a file, file:PATH")
    return value


def _mailbox(value: str) -> str:
    mailbox(value)
    return value


def _spoken(value: str) -> str:
    if value == "en":
        return value
    from output.languages import available, lookup  # noqa: PLC0415 - looks into a folder

    if lookup(value) is None:
        raise ValueError(f"there is no translation into {value!r}; write one of {', '.join(available())}")
    return value


def listed(value: object) -> object:
    """One value or several, as several."""
    return value if isinstance(value, list | tuple) else (value,)


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^/?#\s]+[^?#\s]*", value):
        raise ValueError("write an address such as https://example.org/timeline/")
    return value


def _contact(value: str) -> str:
    if not re.fullmatch(r"(?:https?://|mailto:)?[!#-'*-\[\]-~]{3,200}", value) or not re.search(
        "[@/]", value
    ):
        raise ValueError("write an address at which you can be reached: a web page or a mail address")
    return value


def _network(value: str) -> str:
    try:
        ip_network(value)
    except ValueError as error:
        raise ValueError(f"write a network such as 10.1.0.0/16 or fd00::/8 ({error})") from error
    return value


def _selector(value: str) -> str:
    from feeds.markup import selector_trouble  # noqa: PLC0415 - few configurations select anything

    trouble = selector_trouble(value)
    if trouble:
        raise ValueError(trouble)
    return value


def _cron(value: str) -> str:
    Cron(value)
    return value


def _topic(value: str) -> str:
    from timeline.topics import parse  # noqa: PLC0415 - most configurations hold no query

    parse(value)
    return value


def secret(value: str, folder: Path) -> str:
    """What a secret stands for. Raises ValueError that says what is missing."""
    if value.startswith("file:"):
        path = folder / Path(value.removeprefix("file:")).expanduser()
        try:
            return path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError(f"the secret in {path} cannot be read ({error})") from error
    name = value.removeprefix("${").removesuffix("}")
    found = os.environ.get(name)
    if not found:
        raise ValueError(f"the environment variable {name} is not set")
    return found


Duration = Annotated[timedelta, BeforeValidator(duration)]
Size = Annotated[int, BeforeValidator(_size)]
Zone = Annotated[ZoneInfo, BeforeValidator(_timezone)]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Spoken = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), AfterValidator(_spoken)
]
Secret = Annotated[str, AfterValidator(_secret)]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
Mailboxes = Annotated[tuple[Mailbox, ...], BeforeValidator(listed), Field(min_length=1, max_length=1000)]
Selector = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_selector)]
Selectors = Annotated[tuple[Selector, ...], BeforeValidator(listed), Field(max_length=20)]
Web = Annotated[str, AfterValidator(_web)]
Contact = Annotated[str, AfterValidator(_contact)]
Network = Annotated[str, AfterValidator(_network)]
CronText = Annotated[str, AfterValidator(_cron)]
TopicText = Annotated[str, AfterValidator(_topic)]
