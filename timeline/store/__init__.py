"""The memory on disk: SQLAlchemy Core on SQLite, with the history of every statement."""

from timeline.store.schema import StoreError
from timeline.store.store import Store, open_store

__all__ = ["Store", "StoreError", "open_store"]
