"""The one error of the store."""


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""
