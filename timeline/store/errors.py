"""What the store has to say when it cannot be used."""


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""


class BusyError(StoreError):
    """Another program has been writing to the store for longer than we wait."""


class LockedError(StoreError):
    """Another run works on the same store."""
