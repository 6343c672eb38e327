"""Letting workers read texts for a command that works on the whole store.

Each batch is a job. The command takes what the batches say in their order; one that nobody has begun when its
turn has come, or whose worker died, it reads itself. So it comes to its end with any number of workers.
"""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job

from timeline.ahead import Ahead, Parts, Spread, Text, read_all
from timeline.store import Store, StoreError
from timeline.worker.queue import DEAD_SECONDS, TEXTS, conninfo, prepare
from timeline.worker.reading import own_rules
from timeline.worker.wire import read_said, write_texts

_AT_ONCE = 40  # batches that wait or are read: enough for many workers, little in memory and tables
_NAP_SECONDS = 0.02

_PUT = "INSERT INTO queue_texts (texts, rules) VALUES (%(texts)s, %(rules)s) RETURNING id"
_FOUND = """SELECT b.said, j.status::text AS status,
        coalesce(w.last_heartbeat > now() - %(dead)s * interval '1 second', false) AS alive
    FROM queue_texts b LEFT JOIN procrastinate_jobs j ON j.id = %(job)s
    LEFT JOIN procrastinate_workers w ON w.id = j.worker_id WHERE b.id = %(batch)s"""
_DROP = "DELETE FROM queue_texts WHERE id = %(batch)s"
_CLEAR = f"DELETE FROM procrastinate_jobs WHERE queue_name = '{TEXTS}'"  # noqa: S608 - a name of ours


class _Batch:
    """Texts that are to be read, with the job of it."""

    def __init__(self, number: int, job: int, texts: Sequence[Text]) -> None:
        self.number, self.job, self.texts = number, job, texts


@contextmanager
def over_workers(store: Store, address: str, called: str) -> Iterator[Spread]:
    """What spreads the reading of texts over the workers of a store, at its address.

    Whoever uses it is the only one who does. Raises StoreError, LockedError for workers of another version.
    """
    prepare(store)
    connector = SyncPsycopgConnector(
        conninfo=conninfo(address), kwargs={"application_name": called, "connect_timeout": 10},
        min_size=1, max_size=1,
    )  # fmt: skip
    app = App(connector=connector)
    try:
        with app.open():
            _clear(app)
            yield lambda parts: _spread(app, parts)
            _clear(app)
    except ConnectorException as error:
        raise StoreError(f"the queue of the workers: {error.__cause__ or error}") from error


def _clear(app: App) -> None:
    """Take back what nobody waits for."""
    app.connector.get_sync_connector().execute_query(_CLEAR)
    app.connector.get_sync_connector().execute_query("DELETE FROM queue_texts")


def _spread(app: App, parts: Parts) -> Iterator[Ahead]:
    coming = iter(parts)
    waiting: deque[_Batch | None] = deque()
    for _ in parts:
        while len(waiting) < _AT_ONCE and (part := next(coming, None)) is not None:
            texts = part()
            waiting.append(_put(app, texts) if texts else None)
        batch = waiting.popleft()
        yield _take(app, batch) if batch else {}


def _put(app: App, texts: Sequence[Text]) -> _Batch:
    (row,) = app.connector.get_sync_connector().execute_query_all(
        _PUT, texts=write_texts(texts), rules=own_rules()
    )
    job = Job(
        id=None, queue=TEXTS, task_name=TEXTS, lock=None, queueing_lock=None,
        task_kwargs={"batch": row["id"]},
    )  # fmt: skip
    (deferred,) = app.job_manager.batch_defer_jobs([job])
    return _Batch(row["id"], deferred.id or 0, texts)


def _take(app: App, batch: _Batch) -> Ahead:
    """What a batch says, when somebody has read it."""
    run = app.connector.get_sync_connector()
    while True:
        (row,) = run.execute_query_all(_FOUND, batch=batch.number, job=batch.job, dead=DEAD_SECONDS)
        said, being_read = row["said"], row["status"] == "doing" and row["alive"]
        begun = row["status"] == "todo" and not app.job_manager.cancel_job_by_id(batch.job, delete_job=True)
        if said is not None or not (being_read or begun):
            break
        time.sleep(_NAP_SECONDS)
    run.execute_query(_DROP, batch=batch.number)
    if said is None:
        return read_all(batch.texts)
    return dict(zip(batch.texts, read_said(said), strict=True))
