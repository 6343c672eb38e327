"""The site, brought to what the store holds: by every run with news, and by `timeline build`."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.politeness import VERSION
from output.deliver import sweep, write_file, write_site
from timeline.config import Config
from timeline.store import Store

if TYPE_CHECKING:
    from timeline.topics import Topic

# Pages leave cycles behind: looked for as seldom as in a poll they are 25 MB of a page of 1,000 sources.
_WATCHED = (50_000, 20, 50)


def site_of(config: Config, store: Store, now: datetime) -> Path:
    """The page, built unless it stands as it was built from the same store, configuration and day."""
    return _brought(config, store, now)[0]


def site_again(config: Config, store: Store, now: datetime) -> Path:
    """The same for a process that may build again: a build leaves more behind than is looked for soon.

    Whoever ends soon saves looking for it, which takes a fiftieth of a first poll.
    """
    page, anew = _brought(config, store, now)
    if anew:
        gc.collect()
    return page


def _brought(config: Config, store: Store, now: datetime) -> tuple[Path, bool]:
    """The page, and whether it was built."""
    today = now.astimezone(config.timezone).date()
    page = config.path(config.site) / "index.html"
    made_with = f"{VERSION} {today} {page} {_looks(config)}".encode() + config.file.read_bytes()
    mark = sha256(made_with).hexdigest()
    with store.read():
        revision, built = store.state.revision(), store.state.is_built(mark)
        read = store.last_read()
    anew = not built or not page.exists()
    if anew:
        build(config, store, now)
        with store.write():
            store.state.built(mark, revision)
    if read is not None:
        _tell_checked(config, page.parent, read)
    return page, anew


def _tell_checked(config: Config, site: Path, read: datetime) -> None:
    """Let the page say when the sources were last read, without a build."""
    from output.checked import FILE, checked_script  # noqa: PLC0415
    from output.languages import tongue  # noqa: PLC0415

    content = checked_script(read, tongue(config.language).at(read.astimezone(config.timezone)))
    if (site / FILE).is_file() and (site / FILE).read_bytes() != content:
        sweep(site)  # a run that was killed while it wrote this left no build to do so
        write_file(site / FILE, content)


def _looks(config: Config) -> str:
    """When the style sheet and the templates of the user's were last touched."""
    style, templates = config.page.style, config.page.templates
    paths = [config.path(style)] if style else []
    paths += sorted(config.path(templates).rglob("*")) if templates else []
    return " ".join(f"{path} {path.stat().st_mtime_ns}" for path in paths if path.is_file())


def build(
    config: Config,
    store: Store,
    now: datetime,
    *,
    folder: Path | None = None,
    as_of: datetime | None = None,
    topic: "Topic | None" = None,
) -> Path:
    """Build the page and the exports from the store; only files whose bytes changed are written.

    Into `folder` goes one as it was known at a moment, or of one topic.
    """
    # A run without news has nothing to build.
    from timeline.board import Board  # noqa: PLC0415
    from timeline.publish import site_files  # noqa: PLC0415

    folder = folder or config.path(config.site)
    with store.read(), _unwatched() as watch:
        store.shown.thrifty()
        board = Board(config, store, now, as_of=as_of, topic=topic)
        files = site_files(board)
        watch()
        write_site(folder, files)
    with store.write():
        board.remember()
    return folder / "index.html"


@contextmanager
def _unwatched() -> Iterator[Callable[[], None]]:
    """Look for no garbage among what is made, until what is given here is called; then only among the rest.

    A build first makes lines by the hundred thousand, which all stay to its end: looking through them again
    and again costs a tenth of it. Where a program that calls this has frozen what it holds, it stays so.
    """
    enabled, frozen, threshold = gc.isenabled(), gc.get_freeze_count() > 0, gc.get_threshold()

    def watch() -> None:
        if not frozen:
            gc.freeze()
        if enabled:
            gc.set_threshold(*_WATCHED)
            gc.enable()

    gc.disable()
    try:
        yield watch
    finally:
        if not frozen:
            gc.unfreeze()
        gc.set_threshold(*threshold)
        if enabled:
            gc.enable()
