"""The memory on disk: SQLAlchemy Core on SQLite, with the history of every statement."""

from timeline.store.opening import open_store
from timeline.store.schema import StoreError
from timeline.store.store import Store

__all__ = ["Store", "StoreError", "open_store"]
