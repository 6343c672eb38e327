import os
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from core_stores import place, postgres

from feeds.reader import Reader
from timeline.config import load
from timeline.run import run
from timeline.store import open_store

__all__ = ["place", "postgres"]  # fixtures

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
# One process reads for all tests, as it does for all runs of a daemon.
READER = Reader()


@pytest.fixture(scope="session", autouse=True)
def _reader():
    yield
    READER.close()


class Site:
    """A web server on loopback: `answers` maps paths to (status, headers, body); `requests` are what came."""

    def __init__(self):
        self.answers = {}
        self.requests = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path != "/robots.txt" or self.path in site.answers:
                    site.requests.append((self.path, dict(self.headers)))
                status, headers, body = site.answers.get(self.path, (404, {}, b"nothing here"))
                etag = headers.get("ETag")
                if etag and self.headers.get("If-None-Match") == etag:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def feed(self, *items, etag=None, path="/feed.xml"):
        """Serve an RSS feed of (guid, title, published, text) items."""
        body = "".join(
            f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title>"
            f"<link>{self.url}/{guid}</link><pubDate>{published}</pubDate><description>{text}</description></item>"
            for guid, title, published, text in items
        )
        rss = f"<rss version='2.0'><channel><title>Desk news</title>{body}</channel></rss>"
        headers = {"Content-Type": "application/rss+xml"} | ({"ETag": etag} if etag else {})
        self.answers[path] = (200, headers, rss.encode())

    def fail(self, status, body=b"", path="/feed.xml", **headers):
        self.answers[path] = (status, headers, body)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class House:
    """A configuration with its store in a folder, run step by step; the clock moves a day with every run."""

    def __init__(self, folder: Path, store: str = ""):
        self.folder = folder
        self.store = store
        self.now = START
        self.docs = folder / "docs"
        self.docs.mkdir()
        self.sources = "{id: docs, url: docs}"

    def configure(self, sources, extra=""):
        self.sources = sources
        (self.folder / "config.yaml").write_text(
            f"title: Test\n{self.store}{extra}politeness: {{delay: 0s, allow_private: true}}\nsources: [{sources}]\n"
        )
        return self

    @property
    def config(self):
        if not (self.folder / "config.yaml").exists():
            self.configure(self.sources)
        return load(self.folder / "config.yaml")

    def write(self, name, text):
        (self.docs / name).write_text(text, encoding="utf-8")

    def run(self, **options):
        """One run of everything; returns its outcome."""
        self.now += timedelta(days=1)
        store = open_store(self.config.store_address)
        try:
            return run(self.config, store, now=self.now, everything=True, reader=READER, **options)
        finally:
            store.close()

    def look(self, question):
        """Ask the store something."""
        store = open_store(self.config.store_address)
        try:
            with store.read():
                return question(store)
        finally:
            store.close()

    def site(self):
        """Every file of the site with its bytes."""
        folder = self.folder / "var/site"
        return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    def digests(self):
        """The texts of all digests, oldest first."""
        return [path.read_text() for path in sorted((self.folder / "var/digests").glob("*.txt"))]


@pytest.fixture
def site():
    served = Site()
    yield served
    served.close()


# TIMELINE_TEST_STORE=postgres builds the houses of all other tests there as well.
def pytest_generate_tests(metafunc):
    if metafunc.definition.get_closest_marker("both_stores"):
        metafunc.parametrize("house", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def house(tmp_path, request):
    kind = getattr(request, "param", os.environ.get("TIMELINE_TEST_STORE", "sqlite"))
    if kind == "sqlite":
        yield House(tmp_path)
        return
    server = request.getfixturevalue("postgres")
    yield House(tmp_path, f"store: '{server.store()}'\n")
    server.drop()
