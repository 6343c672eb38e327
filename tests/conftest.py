"""Snapshots: rendered files kept beside the tests, in `snapshots`. UPDATE_SNAPSHOTS=1 writes what is rendered now."""

import gc
import os

import pytest
from hypothesis import settings

# A busy machine must not fail a law; HYPOTHESIS_PROFILE=default looks longer.
settings.register_profile("usual", max_examples=50, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_collection_finish():
    """Thousands of tests stay to the end: every look for garbage, and each build takes one, would go through them."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def snapshot(request):
    folder = request.path.parent / "snapshots"

    def compare(name, content):
        path = folder / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        assert content.decode() == path.read_bytes().decode(), f"{name}: look, then UPDATE_SNAPSHOTS=1 pytest"

    return compare
