"""Snapshots: rendered files kept beside the tests. UPDATE_SNAPSHOTS=1 writes what is rendered now."""

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "snapshots"


@pytest.fixture
def snapshot():
    def compare(name, content):
        path = FOLDER / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        assert content.decode() == path.read_bytes().decode(), f"{name}: look, then UPDATE_SNAPSHOTS=1 pytest"

    return compare
