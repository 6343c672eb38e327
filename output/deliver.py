"""Finished bytes to disk: a reader sees the old file or the new one, never half of one."""

import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

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
    _replace(path, content)
    _sync_folder(path.parent)


def _replace(path: Path, content: bytes) -> None:
    """Replace the file; its new name survives a power cut once the folder is synchronised."""
    temporary = path.parent / f".{secrets.token_hex(8)}{_TEMPORARY}"
    try:
        with _opened(temporary) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105 - the name that POSIX and its guarantee have
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError) and error.filename is None:  # a full disk names no file
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def _opened(path: Path) -> BinaryIO:
    """A new file, with its folders where these are not there."""
    # Not `tempfile`: it makes files that only their owner may read, and a web server is somebody else.
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be synchronised."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
    for file in wanted:
        if file.path == "index.html":
            _sync_folders(folder, done)
        made[file.path], written = _bring(folder / file.path, file, earlier)
        done += [file.path] if written else []
    _sync_folders(folder, done)
    for name in sorted(earlier.keys() - planned.keys()):
        (folder / name).unlink(missing_ok=True)
        done.append(name)
    _write_manifest(folder, made)
    return done


def _bring(path: Path, file: File, earlier: Mapping[str, _Made]) -> tuple[_Made, bool]:
    """Make a file, and write it where it differs. Its content is let go of before the next one is made."""
    content, index = _content(path, file, earlier)
    differs = _differs(path, content)
    if differs:
        _replace(path, content)
    return _Made(file.digest, len(content), file.frame, index), differs


def _content(path: Path, file: File, earlier: Mapping[str, _Made]) -> tuple[bytes, str]:
    """The content of a file and its index, out of what is there where that can serve."""
    there, index = _there(path, file, earlier.get(file.path))
    if file.pieced is not None:
        return file.pieced(there, index)
    if file.again is not None and there:
        return file.again(there), ""
    return file.content(), ""


def _there(path: Path, file: File, made: _Made | None) -> tuple[bytes, str]:
    if made is not None and made.frame == file.frame and (file.again or file.pieced):
        with suppress(OSError):
            there = path.read_bytes()
            if len(there) == made.size:
                return there, made.places
    return b"", ""


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
        path = folder / file.path
        if path.exists() and _differs(path, file.content()):
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


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size != len(content) or path.read_bytes() != content
    except OSError:
        return True
