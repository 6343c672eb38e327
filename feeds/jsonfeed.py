"""JSON Feed 1.0 and 1.1 (jsonfeed.org) as entries."""

import json
from collections.abc import Mapping

from feeds.encoding import decode
from feeds.entries import Channel, Draft, join_address, snapshot
from feeds.model import Failed, Fault, Response, Snapshot
from feeds.moments import read_moment
from feeds.text import html_to_text, language_tag, normalise_text

_VERSION = "https://jsonfeed.org/version/"
_NO_FEED = Failed(Fault.NOT_A_FEED, "the answer is no JSON Feed")


def looks_like_json_feed(text: str) -> bool:
    """Whether this may be a JSON Feed."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and "jsonfeed.org/version/" in text.replace(
        "\\/", "/"
    )


def parse_json_feed(response: Response) -> Snapshot | Failed:
    """The entries of a JSON Feed. Never raises; Failed(NOT_A_FEED) when the body is none."""
    try:
        feed = json.loads(decode(response.body))
    except (ValueError, RecursionError):
        return _NO_FEED
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return _NO_FEED
    if not _string(feed, "version").startswith(_VERSION):
        return _NO_FEED
    language = language_tag(feed.get("language"))
    items = [item for item in feed["items"] if isinstance(item, dict)]
    missing = len(feed["items"]) - len(items)
    return snapshot(
        Channel(
            title=_string(feed, "title"),
            drafts=tuple(_draft(item, response.url, language) for item in items),
            notes=(f"{missing} items are no objects",) if missing else (),
        )
    )


def _draft(item: Mapping[str, object], url: str, language: str | None) -> Draft:
    return Draft(
        id=_string(item, "id"),
        link=join_address(url, _string(item, "url") or _string(item, "external_url")),
        title=_string(item, "title"),
        texts=(
            html_to_text(_string(item, "content_html")),
            normalise_text(_string(item, "content_text")),
            normalise_text(_string(item, "summary")),
        ),
        published=read_moment(_string(item, "date_published")) or read_moment(_string(item, "date_modified")),
        language=language_tag(item.get("language")) or language,
    )


def _string(record: Mapping[str, object], key: str) -> str:
    """A string, or a number where one should be (ids often are)."""
    value = record.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
