"""The latest changes as a JSON Feed (version 1.1). Pure: the same changes give the same bytes."""

from typing import Any

from output.days import stamp
from output.jsontext import document
from output.languages import tongue
from output.links import web
from output.markup import plain, single_line
from output.model import Export, Told
from output.told import content_html, entry_id, entry_title, feed_title, latest
from output.tongue import Tongue
from output.words import change_word

FILE = "changes.json"


def json_feed(export: Export) -> bytes:
    """The feed, newest change first. Addresses must be whole there, so without a site there are none."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(export),
        "language": single_line(export.language) or "en",
        "authors": [{"name": single_line(export.title) or "Timeline"}],
    }
    base = web(export.address)
    if base:
        feed |= {"home_page_url": base, "feed_url": f"{base}{FILE}"}
    language = tongue(feed["language"])
    return document(feed, "items", (_item(told, language) for told in latest(export)))


def _item(told: Told, language: Tongue) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry_id(told),
        "title": entry_title(told, language),
        "content_html": content_html(told, language),
        "summary": plain(told.sentence),
        "date_published": stamp(told.seen),
        "date_modified": stamp(told.seen),
        "tags": [change_word(told.kind, language)],
        "authors": [{"name": single_line(told.source.name) or "unknown"}],
    }
    addresses = {"url": web(told.href), "external_url": web(told.source.href)}
    return item | {name: address for name, address in addresses.items() if address}
