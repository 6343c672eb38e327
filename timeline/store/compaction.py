"""Free room of a store, given back or used again."""

from sqlalchemy import Engine

from timeline.store import postgres
from timeline.store.errors import failure


def compact(engine: Engine, name: str) -> bool:
    """Let free room be used again, outside of any transaction; whether the system has it back.

    Raises StoreError.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "postgresql":
            postgres.vacuum(raw.dbapi_connection)
            return False
        raw.cursor().execute("VACUUM")
    except engine.dialect.loaded_dbapi.Error as error:
        raise failure(name, error) from error
    finally:
        raw.close()
    return True
