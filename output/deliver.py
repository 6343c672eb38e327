"""Finished bytes to disk: a reader sees the old file or the new one, never half of one."""

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path, PurePosixPath

MANIFEST = ".timeline-site.json"
_TEMPORARY = ".timeline-tmp"


class SiteError(Exception):
    """The folder cannot take the site; the message says why and what to do."""


def write_file(path: Path, content: bytes) -> None:
    """Replace the file at once, making its folders. On an error (OSError) the old file stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{secrets.token_hex(8)}{_TEMPORARY}"
    try:
        # Not `tempfile`: it makes files that only their owner may read, and a web server is somebody else.
        with temporary.open("xb") as file:
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
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be synchronised."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_site(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Bring the folder to these files; the names of those written or removed, in the order of doing.

    Files of an earlier build that are no longer part are removed; files of anybody else are never touched.
    The index comes last, so that it never links to a page that is not there. Raises SiteError for a folder
    that holds something else, and OSError.
    """
    for name in files:
        _check_name(name)
    earlier = _manifest(folder)
    _check_free(folder, {name: content for name, content in files.items() if name not in earlier})
    _write_manifest(folder, {*earlier, *files})
    _sweep(folder)
    done = []
    for name in sorted(files, key=lambda name: (name == "index.html", name)):
        if _differs(folder / name, files[name]):
            write_file(folder / name, files[name])
            done.append(name)
    for name in sorted(earlier - files.keys()):
        (folder / name).unlink(missing_ok=True)
        done.append(name)
    _write_manifest(folder, set(files))
    return done


def _check_name(name: str) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or "\\" in name or ":" in name or ".." in parts or name == MANIFEST:
        raise SiteError(f"not a file inside the site: {name!r}")


def _check_free(folder: Path, new: dict[str, bytes]) -> None:
    for name, content in new.items():
        if (folder / name).exists() and _differs(folder / name, content):
            raise SiteError(f"{folder / name} was not made by timeline and is in the way; move it elsewhere")


def _manifest(folder: Path) -> set[str]:
    """The files that earlier builds left here."""
    try:
        names = json.loads((folder / MANIFEST).read_bytes())["files"]
        for name in names:
            _check_name(name)
        return set(names)
    except FileNotFoundError:
        if folder.is_dir() and not any(folder.iterdir()):
            return set()
        if not folder.exists():
            return set()
        raise SiteError(
            f"{folder} is not empty and was not made by timeline ({MANIFEST} is missing); "
            "choose an empty folder for the site, or empty this one"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SiteError(f"{folder / MANIFEST} is damaged; remove the folder and build again") from error


def _write_manifest(folder: Path, names: set[str]) -> None:
    content = json.dumps({"files": sorted(names)}, indent=1).encode() + b"\n"
    if _differs(folder / MANIFEST, content):
        write_file(folder / MANIFEST, content)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written in a folder."""
    for left in folder.glob(f".*{_TEMPORARY}"):
        left.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sweep(each)


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size != len(content) or path.read_bytes() != content
    except OSError:
        return True
