"""The memory on disk: SQLAlchemy Core on SQLite, with the history of every statement."""

from timeline.store.opening import open_store
from timeline.store.store import Store
from timeline.store.versions import StoreError

__all__ = ["Store", "StoreError", "open_store"]
