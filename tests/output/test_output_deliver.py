"""Files on disk: whole or not at all, and never somebody else's."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from output_samples import build, many, page

from output.deliver import _TEMPORARY, MANIFEST, SiteError, write_file, write_site
from output.files import Batch, File, ready

ROOT = Path(__file__).parents[2]


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_file_is_written_with_its_folders_and_replaced(tmp_path):
    path = tmp_path / "a" / "b" / "file"
    write_file(path, b"one")
    write_file(path, b"two")
    assert tree(tmp_path) == {"a/b/file": b"two"}


def test_a_file_can_be_read_by_others(tmp_path):
    write_file(tmp_path / "file", b"")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o666 & ~mask


def test_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    program = (
        "import resource, signal, sys; from pathlib import Path; from output.deliver import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_file(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except OSError as error: print(error.errno)\n"
    )
    command = [sys.executable, "-B", "-c", program, str(tmp_path / "file")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "27"  # EFBIG, as ENOSPC would come: after some bytes
    assert tree(tmp_path) == {"file": b"old"}


def test_a_folder_in_the_way_leaves_it(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError, match="file"):
        write_file(tmp_path / "file", b"new")
    assert tree(tmp_path) == {}
    (tmp_path / "plain").write_bytes(b"")
    with pytest.raises(OSError, match="plain"):
        write_file(tmp_path / "plain" / "file", b"new")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_an_error(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            write_file(tmp_path / "file", b"new")
    finally:
        tmp_path.chmod(0o700)
    assert tree(tmp_path) == {"file": b"old"}


def test_a_folder_that_vanishes_is_an_error(tmp_path, monkeypatch):
    import output.deliver as deliver  # noqa: PLC0415, PLR0402 - the folder goes between writing and replacing

    def gone(_descriptor):
        for left in (tmp_path / "site").iterdir():
            left.unlink()
        (tmp_path / "site").rmdir()

    monkeypatch.setattr(deliver.os, "fsync", gone)
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "site" / "file", b"new")
    assert tree(tmp_path) == {}


def test_a_site_is_written_once(tmp_path):
    files = build(page())
    done = write_site(tmp_path / "site", ready(files))
    assert done[-1] == "index.html"
    assert sorted(done) == sorted(files)
    assert {k: v for k, v in tree(tmp_path / "site").items() if k != MANIFEST} == files
    stamps = {p: p.stat().st_mtime_ns for p in (tmp_path / "site").rglob("*")}
    assert write_site(tmp_path / "site", ready(build(page()))) == []
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "site").rglob("*")} == stamps


def test_a_folder_in_which_a_run_was_killed_at_its_first_file_is_ours(tmp_path):
    (tmp_path / f".0123{_TEMPORARY}").write_bytes(b"half a mani")
    write_site(tmp_path, ready({"index.html": b"1"}))
    assert sorted(tree(tmp_path)) == [MANIFEST, "index.html"]


def test_only_what_changed_is_written_and_only_own_files_are_removed(tmp_path):
    write_site(
        tmp_path, ready({"index.html": b"1", "2024.html": b"1", "2025.html": b"1", "static/a.css": b"1"})
    )
    (tmp_path / "CNAME").write_bytes(b"desk.example.org")
    (tmp_path / "static" / "mine.css").write_bytes(b"mine")
    done = write_site(tmp_path, ready({"index.html": b"2", "2025.html": b"1", "2026.html": b"1"}))
    assert done == ["2026.html", "index.html", "2024.html", "static/a.css"]
    kept = {"index.html": b"2", "2025.html": b"1", "2026.html": b"1", "CNAME": b"desk.example.org"}
    assert {k: v for k, v in tree(tmp_path).items() if k != MANIFEST} == {**kept, "static/mine.css": b"mine"}


def test_what_small_files_are_made_of_is_asked_for_together_and_of_those_only_that_are_made(tmp_path):
    asked = []

    def get(keys):
        asked.append(tuple(keys))
        return {key: key.encode() for key in keys}

    def files(numbers, version):
        batch = Batch(get)
        for number in numbers:
            name = f"{number:03}.html"
            content, expect = partial(batch.take, name), partial(batch.expect, name)
            yield File(name, version, content, expect=expect)

    write_site(tmp_path, files(range(150), "1"))
    assert 2 <= len(asked) <= 3, "a few of them lie in memory, however many there are"
    assert [name for part in asked for name in part] == [f"{number:03}.html" for number in range(150)]
    asked.clear()
    write_site(tmp_path, [*files(range(149), "1"), *files([149], "2")])
    assert asked == [("149.html",)]
    assert {k: v for k, v in tree(tmp_path).items() if k != MANIFEST} == {
        name: name.encode() for name in (f"{number:03}.html" for number in range(150))
    }


def test_the_index_is_replaced_when_all_that_it_leads_to_survives_a_power_cut(tmp_path, monkeypatch):
    import output.deliver as deliver  # noqa: PLC0415, PLR0402 - what is synchronised when

    seen, sync = [], deliver._sync_folder

    def synced(folder):
        index = tmp_path / "index.html"
        seen.append((folder.name, index.read_bytes() if index.exists() else b""))
        sync(folder)

    monkeypatch.setattr(deliver, "_sync_folder", synced)
    for version in (b"1", b"2"):
        seen.clear()
        write_site(tmp_path, ready({"2026.html": version, "index.html": version, "static/a.css": version}))
        before = {folder for folder, index in seen if index != version}
        assert before == {tmp_path.name, "static"}
        assert seen[-1] == (tmp_path.name, version)


def test_somebody_elses_folder_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_bytes(b"years of work")
    with pytest.raises(SiteError, match="not empty"):
        write_site(tmp_path, ready(build(page())))
    assert tree(tmp_path) == {"thesis.txt": b"years of work"}


def test_somebody_elses_file_with_our_name_is_not_overwritten_later(tmp_path):
    write_site(tmp_path, ready({"index.html": b"1"}))
    (tmp_path / "2026.html").write_bytes(b"mine")
    with pytest.raises(SiteError, match=r"2026\.html"):
        write_site(tmp_path, ready({"index.html": b"1", "2026.html": b"ours"}))
    assert (tmp_path / "2026.html").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "", "a\\b", "c:x", MANIFEST])
def test_names_outside_the_folder_are_refused(tmp_path, name):
    with pytest.raises(SiteError):
        write_site(tmp_path / "site", ready({"index.html": b"", name: b""}))
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"files": 1}', b'{"files": ["../x"]}', b'{"files": [1]}']
)
def test_a_damaged_manifest_removes_nothing(tmp_path, content):
    (tmp_path / "x").write_bytes(b"")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MANIFEST).write_bytes(content)
    with pytest.raises(SiteError):
        write_site(folder, ready({"index.html": b""}))
    assert (tmp_path / "x").exists()


def test_a_build_that_stopped_in_the_middle_is_completed(tmp_path):
    big = build(many(310))
    stop = sorted(big)[5]

    def killed():
        raise KeyboardInterrupt

    files = [
        File(file.path, file.digest, killed if file.path == stop else file.content) for file in ready(big)
    ]
    with pytest.raises(KeyboardInterrupt):
        write_site(tmp_path, files)
    (tmp_path / ".0123456789abcdef.timeline-tmp").write_bytes(b"half")
    assert not (tmp_path / "index.html").exists()
    write_site(tmp_path, ready(build(page())))
    assert {k: v for k, v in tree(tmp_path).items() if k != MANIFEST} == build(page())
