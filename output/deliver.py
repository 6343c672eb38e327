"""Finished bytes to disk: a reader sees the old file or the new one, never half of one."""

import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, Self

from output.files import File

MANIFEST = ".timeline-site.json"
_TEMPORARY = ".timeline-tmp"
_SAFE = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*")  # most names, by far


class _Made(NamedTuple):
    """What a file of the site was made of, its bytes, and where its pieces are."""

    digest: str
    size: int
    frame: str = ""
    places: str = ""


_UNKNOWN = _Made("", -1)  # of a file that a killed build may have left as it was


class SiteError(Exception):
    """The folder cannot take the site; the message says why and what to do."""


def write_file(path: Path, content: bytes) -> None:
    """Replace the file at once, making its folders. On an error (OSError) the old file stays as it was."""
    with _Together() as files:
        files.write(str(path), content)
    _sync_folder(path.parent)


class _Together:
    """Files that take their places together at the end, in the order in which they were written.

    Nothing is replaced before all are on the disk, and that is waited for once for all. One by one they
    cost twice as much: a file system writes its journal for each, and looks for each new file through the
    places that those before it have just left (ext4). The new names survive a power cut once their folders
    are synchronised.
    """

    def __init__(self) -> None:
        self._written: dict[str, str] = {}  # by path where a file is until then
        self._stem = secrets.token_hex(8)

    def __enter__(self) -> Self:
        return self

    def write(self, path: str, content: bytes) -> None:
        """Write a file beside its place, making its folders."""
        folder, slash, _ = path.rpartition("/")
        temporary = f"{folder}{slash}.{self._stem}-{len(self._written)}{_TEMPORARY}"
        self._written[path] = temporary
        with _naming(path), _opened(temporary) as file:
            file.write(content)
            file.flush()
            _begin(file.fileno())

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        try:
            if failed is None:
                self._replace()
        finally:
            for temporary in self._written.values():
                with suppress(OSError):
                    os.unlink(temporary)  # noqa: PTH108 - a string

    def _replace(self) -> None:
        for path, temporary in self._written.items():
            with _naming(path):
                _sync(temporary)
        for path, temporary in self._written.items():
            os.replace(temporary, path)  # noqa: PTH105 - the name that POSIX and its guarantee have
        self._written.clear()


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Say which file there is no room for: a full disk names none."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise OSError(error.errno, error.strerror, path) from error
        raise


def _opened(path: str) -> BinaryIO:
    """A new file, with its folders where these are not there."""
    # Not `tempfile`: it makes files that only their owner may read, and a web server is somebody else.
    try:
        return open(path, "xb")  # noqa: PTH123 - a path object for each file takes as long as the file
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return open(path, "xb")  # noqa: PTH123


def _begin(descriptor: int) -> None:
    """Begin to bring a file to the disk, where that can be asked for, so that others need not wait for it."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _sync(path: str | Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be synchronised."""
    with suppress(OSError):
        _sync(folder)


def _sync_folders(folder: Path, names: Iterable[str]) -> None:
    for parent in {(folder / name).parent for name in names}:
        _sync_folder(parent)


def write_site(folder: Path, files: Iterable[File]) -> list[str]:
    """Bring the folder to these files; the names of those written or removed, in the order of doing.

    Only what the last build did not make of the same is made. Files of an earlier build that are no longer
    part are removed; files of anybody else are never touched. New files come first and the index last, so
    that no page ever links to one that is not there, and until then the old index leads to whole pages.
    Raises SiteError for a folder that holds something else, and OSError.
    """
    planned = {file.path: file for file in files}
    for name in planned:
        _check_name(name)
    earlier = _manifest(folder)
    wanted = [file for file in planned.values() if not _stands(f"{folder}/{file.path}", file, earlier)]
    _check_free(folder, [file for file in wanted if file.path not in earlier])
    made = {name: made for name, made in earlier.items() if name in planned}
    _write_manifest(folder, earlier | {file.path: _UNKNOWN for file in wanted})
    _sweep(folder)
    done: list[str] = []
    wanted.sort(key=lambda file: (file.path == "index.html", file.path in earlier))
    for file in wanted:
        if file.expect is not None:
            file.expect()
    for index in (False, True):
        written: list[str] = []
        part = [file for file in wanted if (file.path == "index.html") is index]
        made |= _bring(folder, part, earlier, written)
        _sync_folders(folder, written)
        done += written
    for name in sorted(earlier.keys() - planned.keys()):
        (folder / name).unlink(missing_ok=True)
        done.append(name)
    _write_manifest(folder, made)
    return done


def _bring(
    folder: Path, files: Iterable[File], earlier: Mapping[str, _Made], written: list[str]
) -> dict[str, _Made]:
    """Make files, and write those that differ. Each content is let go of before the next one is made."""
    made: dict[str, _Made] = {}
    with _Together() as together:
        for file in files:
            path = f"{folder}/{file.path}"
            content, index = _content(path, file, earlier)
            if _differs(path, content):
                together.write(path, content)
                written.append(file.path)
            made[file.path] = _Made(file.digest, len(content), file.frame, index)
            del content
    return made


def _content(path: str, file: File, earlier: Mapping[str, _Made]) -> tuple[bytes, str]:
    """The content of a file and its index, out of what is there where that can serve."""
    there, index = _there(path, file, earlier.get(file.path))
    if file.pieced is not None:
        return file.pieced(there, index)
    if file.again is not None and there:
        return file.again(there), ""
    return file.content(), ""


def _there(path: str, file: File, made: _Made | None) -> tuple[bytes, str]:
    if made is not None and made.frame == file.frame and (file.again or file.pieced):
        with suppress(OSError):
            there = _read(path)
            if len(there) == made.size:
                return there, made.places
    return b"", ""


def _read(path: str | Path) -> bytes:
    with open(path, "rb", 0) as file:  # noqa: PTH123 - see `_opened`
        return file.read()


def _stands(path: str, file: File, earlier: Mapping[str, _Made]) -> bool:
    """Whether a file is there as the last build made it of the same."""
    made = earlier.get(file.path)
    if made is None or made.digest != file.digest:
        return False
    try:
        return os.stat(path).st_size == made.size  # noqa: PTH116 - a path object for each file takes longer
    except OSError:
        return False


def _check_name(name: str) -> None:
    if _SAFE.fullmatch(name):
        return
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or "\\" in name or ":" in name or ".." in parts or name == MANIFEST:
        raise SiteError(f"not a file inside the site: {name!r}")


def _check_free(folder: Path, new: Iterable[File]) -> None:
    for file in new:
        path = f"{folder}/{file.path}"
        if os.path.exists(path) and _differs(path, file.content()):  # noqa: PTH110
            raise SiteError(f"{path} was not made by timeline and is in the way; move it elsewhere")


def _manifest(folder: Path) -> dict[str, _Made]:
    """The files that earlier builds left here, with what each was made of."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        if isinstance(files, list):  # before files had digests
            files = dict.fromkeys(files, _UNKNOWN)
        for name in files:
            _check_name(name)
        return {name: _Made(str(made[0]), int(made[1]), *map(str, made[2:4])) for name, made in files.items()}
    except FileNotFoundError:
        if folder.is_dir() and all(_is_left(path) for path in folder.iterdir()):
            return {}
        if not folder.exists():
            return {}
        raise SiteError(
            f"{folder} is not empty and was not made by timeline ({MANIFEST} is missing); "
            "choose an empty folder for the site, or empty this one"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SiteError(f"{folder / MANIFEST} is damaged; remove the folder and build again") from error


def _write_manifest(folder: Path, files: Mapping[str, _Made]) -> None:
    # Not `indent`, which takes three times as long.
    content = json.dumps({"files": dict(sorted(files.items()))}, separators=(",\n", ": ")).encode() + b"\n"
    if _differs(folder / MANIFEST, content):
        write_file(folder / MANIFEST, content)


def _is_left(path: Path) -> bool:
    """Whether a killed run left it half written; the first file is begun before there is a manifest."""
    return path.name.startswith(".") and path.name.endswith(_TEMPORARY)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written in a folder."""
    for left in folder.glob(f".*{_TEMPORARY}"):
        left.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    for each, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(_TEMPORARY):
                Path(each, name).unlink(missing_ok=True)


def _differs(path: str | Path, content: bytes) -> bool:
    try:
        return os.stat(path).st_size != len(content) or _read(path) != content  # noqa: PTH116
    except OSError:
        return True
