"""Who can read and write what: store, folders, configuration, secrets."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from timeline.config import Config, FileTarget, OtherTarget, secret, store_secret
from timeline.doctor.finding import Finding

_FEED_FOLDER = "check the path, or its permissions"


def access(config: Config) -> Iterator[Finding]:
    """The findings about permissions; one word where nothing is wrong."""
    found = [*_of_configuration(config), *_of_secrets(config)]
    if config.store_file is not None:
        found = [*_of_store(config.store_file), *found]
    for purpose, folder in folders(config).items():
        found += _of_folder(purpose, folder)
    found += _of_sources(config)
    yield from found
    if not any(one.state == "wrong" for one in found):
        yield Finding("permissions", "ok", "store, folders, configuration and secrets")


def folders(config: Config) -> dict[str, Path]:
    """The folders that are written, by what they are for."""
    targets = [target for wanted in config.digests for target in wanted.to if isinstance(target, FileTarget)]
    digests = {f"digests in {target.file}": config.path(target.file) for target in targets}
    store = {} if config.store_file is None else {"store": config.store_file.parent}
    return {**store, "site": config.path(config.site), **digests}


def _of_store(store: Path) -> Iterator[Finding]:
    if not store.is_file():
        return
    # Beside it lie files that SQLite and the lock make: a command given by root once leaves them as its own.
    for file in (store, *(store.with_name(f"{store.name}{end}") for end in ("-wal", "-shm", ".lock"))):
        if file.exists() and not os.access(file, os.R_OK | os.W_OK):
            yield _wrong(
                f"{file} cannot be read and written by this user, but by {_owner(file)}",
                "give it to the user who runs the program (chown), or look as that user",
            )
    mode = stat.S_IMODE(store.stat().st_mode)
    if mode & 0o007:
        yield _wrong(f"everybody on this machine can read what is followed, {store}", f"chmod 600 {store}")


def _owner(file: Path) -> str:
    try:
        return file.owner()
    except (KeyError, OSError, NotImplementedError):
        return "another"


def _of_configuration(config: Config) -> Iterator[Finding]:
    file = config.file
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o002:
        yield _wrong(f"everybody on this machine can change {file}", f"chmod o-w {file}")
    secret_addresses = [source.id for source in config.sources if urlsplit(source.url).password]
    if secret_addresses and mode & 0o004:
        names = ", ".join(secret_addresses)
        yield _wrong(
            f"everybody on this machine can read {file}, with the passwords of {names}", f"chmod 600 {file}"
        )


def _of_secrets(config: Config) -> Iterator[Finding]:
    targets = [target for wanted in config.digests for target in wanted.to]
    references = [target.other for target in targets if isinstance(target, OtherTarget)]
    references += [config.mail.password] if config.mail and config.mail.password else []
    references += [password] if (password := store_secret(config.store)) else []
    for reference in dict.fromkeys(references):
        try:
            secret(reference, config.file.parent)
        except ValueError as error:
            there = reference.startswith("file:")
            remedy = (
                "put it there; what needs it waits until then" if there else "set it where the program runs"
            )
            yield Finding("permissions", "wrong" if there else "note", str(error), remedy)
            continue
        if reference.startswith("file:"):
            path = config.file.parent / Path(reference.removeprefix("file:")).expanduser()
            if path.stat().st_mode & 0o007:
                yield _wrong(f"everybody on this machine can read the secret in {path}", f"chmod 600 {path}")


def _of_folder(purpose: str, folder: Path) -> Iterator[Finding]:
    if folder.exists() and not folder.is_dir():
        yield _wrong(f"{purpose}: {folder} is no folder", "name another one, or move what is there")
        return
    there = next(path for path in (folder, *folder.parents) if path.is_dir())
    if not os.access(there, os.W_OK | os.X_OK):
        yield _wrong(f"{purpose}: this user cannot write into {there}", f"chown it, or `chmod u+wx {there}`")
    mode = there.stat().st_mode
    if folder.is_dir() and mode & 0o002 and not mode & stat.S_ISVTX:
        yield _wrong(f"{purpose}: everybody on this machine can change {folder}", f"chmod o-w {folder}")


def _of_sources(config: Config) -> Iterator[Finding]:
    for source in config.sources:
        if not source.enabled or source.kind != "files":
            continue
        path = Path(source.url)
        if not path.exists():
            yield Finding("permissions", "note", f"source {source.id}: nothing is at {path}", _FEED_FOLDER)
        elif not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
            yield _wrong(f"source {source.id}: this user cannot read {path}", _FEED_FOLDER)


def _wrong(message: str, remedy: str) -> Finding:
    return Finding("permissions", "wrong", message, remedy)
