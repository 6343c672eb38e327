"""What the page costs its builder and its reader, with a hundred events and with a hundred thousand.

    python benchmarks/page.py [--events 100,10000,100000] [--runs 5] [--folder DIR] [--json]
    python benchmarks/page.py --builds [--limits 5,3]

A store is filled as by `scale.py` (events of 200 sources over 30 years), and `timeline build` makes the
site: all of it, again with nothing changed, and again after 34 articles with three events each, which fall
anywhere in the thirty years. Then Chromium, on the PATH or named by $CHROMIUM, opens the index from a
loopback server, each time as a new browser, and types into its search.

With `--builds` there is no browser: each build is measured so many times, the least counts, and the exit is 1
where the full build of 10,000 events or the one of 100,000 after changes costs more than `--limits` (CPU
seconds).
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import rmtree, which
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright
from scale import SOURCES, ZONE, article, fill

from feeds.model import Snapshot
from timeline.memory import SourceMemory
from timeline.poll import Reading, settle
from timeline.store import Store, open_store

PRESENT = "2026-01-01T09:00:00+00:00"  # four months of the thirty years are ahead
NEWS = 34  # articles of three events
WORDS = ("s", "si", "sig", "signed", "signed bridge", "bridge forest", "bank", "zzz")
PROGRAM = "from timeline.cli import main; main()"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
READY = (
    "addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => "
    "{ window.readyAt = performance.now() })))"
)
# From typing to the frame with the lines that were found.
TYPED = """text => new Promise(done => {
    const field = document.querySelector('input[type=search]'), main = document.querySelector('main');
    const began = performance.now();
    const seen = new MutationObserver(() => {
        if (!main.querySelector('.finds li') && text !== 'zzz') return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    });
    seen.observe(main, {childList: true, subtree: true, characterData: true});
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true}));
})"""


def prepare(folder: Path, events: int) -> None:
    """A store with so many events of sources that were read, and a configuration for it."""
    (folder / "config.yaml").write_text(
        "title: Many events\ntimezone: UTC\nstore: sqlite:///store.sqlite\nsite: site\n"
        "sources: [{id: s0, url: http://example.org/s0}]\n"
    )
    store = open_store(folder / "store.sqlite")
    with store.write():
        store.put_sources(_source(number) for number in range(SOURCES))
    fill(store, events)
    store.close()


def _source(number: int) -> SourceMemory:
    name = f"s{number}"
    return SourceMemory(name, f"http://example.org/{name}", kind="feed", title=f"Paper number {number}")


def news(folder: Path) -> None:
    """Articles that nobody has told before, through the program's own poll."""
    store = open_store(folder / "store.sqlite")
    with store.read():
        held = store.count_events()  # other articles than in an earlier measure of a kept store
    for step in range(NEWS):
        _tell(store, 20_000_000 + held + step)
    store.close()


def _tell(store: Store, number: int) -> None:
    entry = article(number, 3)
    with store.read():
        memory = next(memory for memory in store.sources() if memory.id == f"s{number % SOURCES}")
    answer = Reading(Snapshot("feed", (entry,), complete=False))
    settle(store, memory, answer, now=entry.published, next_due=entry.published, zone=ZONE)


def build(folder: Path) -> dict[str, float]:
    """CPU seconds and megabytes of the command in a process of its own, and how many files it changed."""
    site = folder / "site"
    before = _stamps(site)
    config = str(folder / "config.yaml")
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "build", "--now", PRESENT, "--config", config],
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"timeline build: exit {child.returncode}")
    after = _stamps(site)
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "megabytes": round(used.ru_maxrss / 1000),
        "files": sum(before.get(name) != stamp for name, stamp in after.items()),
    }


def _stamps(site: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a server of the site that compresses, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = site / self.path.lstrip("/").partition("?")[0]
            asked.append(self.path)
            body = gzip.compress(path.read_bytes(), 6) if path.is_file() else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Encoding", "gzip" if body else "identity")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


def visit(playwright: Playwright, chromium: str, address: str) -> dict[str, float]:
    """One browser that opens the index and searches."""
    browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-background-networking"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(READY)
    page.goto(f"{address}index.html")
    page.wait_for_function("window.readyAt", polling=50)
    told: dict[str, float] = {
        "ready": page.evaluate("window.readyAt"),
        "cpu": _renderer(page) * 1000,
        "nodes": page.evaluate("document.querySelectorAll('*').length"),
    }
    if page.locator("input[type=search]").count():
        first, *rest = (page.evaluate(TYPED, word) for word in ("meet", *WORDS))
        told |= {"first": first, "search": statistics.median(rest), "slowest": max(rest)}
    browser.close()
    return told


def _renderer(page: Page) -> float:
    """CPU seconds of the process that shows the page: a new browser has others at work for itself."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "ProcessTime"))


def weights(site: Path, asked: list[str]) -> dict[str, float]:
    """Kilobytes of gzip of what the index asks for, and of the script and the styles in it."""
    packed = {
        name: len(gzip.compress((site / name.lstrip("/")).read_bytes(), 6)) / 1000 for name in set(asked)
    }

    def of(*endings: str) -> float:
        return round(sum(size for name, size in packed.items() if name.endswith(endings)), 1)

    return {"all": of(""), "script": of("timeline.js"), "styles": of(".css")}


def measured(events: int, runs: int, folder: Path, chromium: str) -> dict[str, Any]:
    """Everything about a site of so many events."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "store.sqlite").exists():
        prepare(folder, events)
    rmtree(folder / "site", ignore_errors=True)
    builds = {"full": build(folder), "unchanged": build(folder)}
    news(folder)
    builds["100 changed"] = build(folder)
    with served(folder / "site") as (address, asked), sync_playwright() as playwright:
        visits = [visit(playwright, chromium, address) for _ in range(runs)]
        index = [path for path in asked if "search" not in path]
        found = {key: statistics.median(one[key] for one in visits) for key in visits[0]}
    return {"events": events, "build": builds, "visit": found, "kilobytes": weights(folder / "site", index)}


def least(events: int, runs: int, folder: Path) -> dict[str, Any]:
    """The least that each build costs, of a site of so many events."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "store.sqlite").exists():
        prepare(folder, events)
    found: dict[str, list[dict[str, float]]] = {"full": [], "unchanged": [], "100 changed": []}
    for _ in range(runs):
        rmtree(folder / "site", ignore_errors=True)
        forget(folder)
        found["full"].append(build(folder))
        found["unchanged"].append(build(folder))
        news(folder)
        found["100 changed"].append(build(folder))
    builds = {name: min(every, key=lambda one: one["cpu"]) for name, every in found.items()}
    return {"events": events, "build": builds}


def forget(folder: Path) -> None:
    """Let the store remember no line of an earlier build."""
    store = open_store(folder / "store.sqlite")
    with store.write():
        store.shown.keep("nothing", 0, {}, {}, store.shown.noted(""))
    store.close()


def over(rows: Sequence[dict[str, Any]], limits: str) -> bool:
    """Whether a build costs more than its limit."""
    full, changed = map(float, limits.split(","))
    most = {(10_000, "full"): full, (100_000, "100 changed"): changed}
    costs = {(row["events"], name): one["cpu"] for row in rows for name, one in row["build"].items()}
    return any(costs.get(name, 0) > limit for name, limit in most.items())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", default="100,10000,100000", help="numbers of events, with commas")
    parser.add_argument("--runs", type=int, default=5, help="visits of each site")
    parser.add_argument("--folder", type=Path, help="keep stores and sites here")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--builds", action="store_true", help="only the builds, without a browser")
    parser.add_argument("--limits", default="5,3", help="CPU seconds, see above")
    chosen = parser.parse_args()
    chromium = (
        os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser") or which("google-chrome")
    )
    if not chromium and not chosen.builds:
        raise SystemExit("no Chromium on the PATH; name one in $CHROMIUM")
    with tempfile.TemporaryDirectory() as temporary:
        base = chosen.folder or Path(temporary)
        numbers = [int(text) for text in chosen.events.split(",")]
        rows = [
            least(number, chosen.runs, base / str(number))
            if chosen.builds
            else measured(number, chosen.runs, base / str(number), chromium or "")
            for number in numbers
        ]
    print(json.dumps(rows) if chosen.json else "\n".join(map(told, rows)))
    raise SystemExit(int(chosen.builds and over(rows, chosen.limits)))


def told(row: dict[str, Any]) -> str:
    lines = [f"{row['events']:>7,} events"]
    lines += [
        f"    build, {name:<12} {one['cpu']:>6.2f} s CPU {one['megabytes']:>5} MB {one['files']:>6,} files"
        for name, one in row["build"].items()
    ]
    if "visit" not in row:
        return "\n".join(lines)
    seen, size = row["visit"], row["kilobytes"]
    ready, cpu, nodes = (round(seen[key]) for key in ("ready", "cpu", "nodes"))
    lines.append(f"    index: {ready} ms, {cpu} ms CPU of the renderer, {nodes:,} elements")
    lines.append(f"    gzip: {size['all']} KB in all, script {size['script']}, styles {size['styles']}")
    if "search" in seen:
        first, usual, slowest = (round(seen[key]) for key in ("first", "search", "slowest"))
        lines.append(f"    search: first {first} ms, then {usual}, at most {slowest}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
