"""Other channels through Apprise, against a real web server on loopback."""

import io
import json
import logging
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from output.channels import notify
from output.model import Delivered, Undelivered

TOKEN = "s3cr3t-token"
# Apprise loads all its plug-ins at once, one of them with a module that Python 3.13 has no more.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@contextmanager
def hook(status=200):
    """A web hook: its port, and what was posted to it."""
    posted = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            posted.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_address[1], posted
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def apprise():
    return pytest.importorskip("apprise")


@pytest.fixture
def logs():
    """What a program that logs everything writes down. Not caplog, which listens beside the way of logs too."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    loggers = [logging.getLogger(), logging.getLogger("apprise")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield written
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def test_a_channel_is_told(apprise, logs):
    with hook() as (port, posted):
        told = notify(f"json://desk:{TOKEN}@127.0.0.1:{port}/{TOKEN}", "3 new\r\nX", "Three <b>.\n\x00\n")
    assert told == Delivered("JSON")
    [(path, body)] = posted
    assert path == f"/{TOKEN}"
    assert json.loads(body)["title"] == "3 new X"
    assert json.loads(body)["message"] == "Three <b>.\n\ufffd"
    assert TOKEN not in logs.getvalue()


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_a_channel_that_refuses(apprise, logs, status):
    with hook(status) as (port, posted):
        told = notify(f"json://desk:{TOKEN}@127.0.0.1:{port}/{TOKEN}", "3 new", "Three.")
    assert told == Undelivered(f"JSON did not take it (it answered {status})")
    assert len(posted) == 1
    assert TOKEN not in logs.getvalue()


def test_a_channel_that_is_away(apprise, logs):
    with hook() as (port, _):
        pass
    assert notify(f"json://127.0.0.1:{port}/{TOKEN}", "3 new", "Three.") == Undelivered(
        "JSON did not take it"
    )
    assert TOKEN not in logs.getvalue()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"nowhere://{TOKEN}", "nowhere:// is no channel"),
        (f"slack://{TOKEN}", "slack:// is no channel"),
        (TOKEN, "what has no scheme is no channel"),
        ("", "what has no scheme is no channel"),
    ],
)
def test_an_address_with_a_slip(apprise, logs, address, words):
    told = notify(address, "3 new", "Three.")
    assert told.reason.startswith(words)
    assert not told.permanent
    assert TOKEN not in told.reason + logs.getvalue()


@pytest.mark.parametrize(("more", "pieces"), [("", 1), ("?overflow=split", 4)])
def test_a_text_is_cut_to_what_the_channel_takes(apprise, monkeypatch, more, pieces):
    from apprise.plugins.custom_json import NotifyJSON  # noqa: PLC0415 - an extra

    monkeypatch.setattr(NotifyJSON, "body_maxlen", 1000)
    with hook() as (port, posted):
        assert notify(f"json://127.0.0.1:{port}/{more}", "3 new", "word " * 700) == Delivered("JSON")
    assert len(posted) == pieces
    assert all(len(json.loads(body)["message"]) <= 1000 for _, body in posted)


def test_a_channel_whose_code_fails(apprise, monkeypatch, logs):
    def fail(*_, **__):
        raise RuntimeError(TOKEN)

    monkeypatch.setattr(apprise.Apprise, "notify", fail)
    told = notify(f"json://127.0.0.1/{TOKEN}", "3 new", "Three.")
    assert told == Undelivered("json:// failed (RuntimeError)")
    assert TOKEN not in logs.getvalue()


def test_apprise_is_an_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "apprise", None)
    told = notify("json://127.0.0.1", "3 new", "Three.")
    assert told == Undelivered("other channels need Apprise: install timeline-monitor[apprise]")
