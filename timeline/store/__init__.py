"""The memory on disk: SQLAlchemy Core on SQLite or PostgreSQL, with the history of every statement."""

from timeline.store.copy import Copied, copy
from timeline.store.errors import BusyError, LockedError, StoreError
from timeline.store.nearby import Nearby
from timeline.store.opening import open_store
from timeline.store.past import Past
from timeline.store.retention import Pruned
from timeline.store.store import Store

__all__ = [
    "BusyError",
    "Copied",
    "LockedError",
    "Nearby",
    "Past",
    "Pruned",
    "Store",
    "StoreError",
    "copy",
    "open_store",
]
