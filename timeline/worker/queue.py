"""The queue of hosts that are to be asked, kept by Procrastinate in the schema of the store.

A job is a host with the sources of it that are due. Its lock is the host, so that one worker at a time asks a
host and keeps its pauses; its queueing lock as well, so that jobs do not pile up.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from procrastinate import App, JobContext, PsycopgConnector, metadata
from procrastinate.jobs import Job
from procrastinate.schema import SchemaManager
from procrastinate.types import JSONDict

from timeline.store import LockedError, Store
from timeline.store.workers import SIGNED, at_work, script
from timeline.worker.reading import read_batch

HEARTBEAT_SECONDS = 3
# Who was not heard of for so long is taken to be dead, and its hosts are given to others.
DEAD_SECONDS = 12
_QUEUE, _TASK = "hosts", "poll"
TEXTS = "texts"  # the queue and the task of batches of texts
_MOST = 2000  # jobs that wait: Procrastinate looks through them for one that nobody blocks
_CONNECTIONS = 5

_VERSION = """SELECT to_regclass('procrastinate_jobs') IS NOT NULL,
    obj_description(to_regclass('procrastinate_jobs'), 'pg_class')"""
_DROP = """DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT oid::regclass AS name FROM pg_class WHERE relkind = 'r'
        AND relnamespace = current_schema()::regnamespace AND relname LIKE 'procrastinate\\_%'
        LOOP EXECUTE 'DROP TABLE ' || one.name || ' CASCADE'; END LOOP;
    FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate\\_%'
        LOOP EXECUTE 'DROP FUNCTION ' || one.name || ' CASCADE'; END LOOP;
    FOR one IN SELECT oid::regtype AS name FROM pg_type WHERE typtype IN ('e', 'c')
        AND typnamespace = current_schema()::regnamespace AND typname LIKE 'procrastinate\\_%'
        LOOP EXECUTE 'DROP TYPE ' || one.name || ' CASCADE'; END LOOP;
    DROP TABLE IF EXISTS queue_texts;
    END $$"""
# Texts that workers read for others; a server that crashes may forget them.
_TEXTS = """CREATE UNLOGGED TABLE queue_texts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    texts text NOT NULL, rules text NOT NULL, said text)"""
_HELD = "SELECT true FROM procrastinate_jobs WHERE id = %s AND status = 'doing' AND worker_id = %s FOR UPDATE"
_SIGN = """INSERT INTO state (name, number, mark) VALUES (%(name)s, 0, %(mark)s)
    ON CONFLICT (name) DO UPDATE SET mark = excluded.mark"""
# Moments in ISO 8601 have the order of their texts.
_FORGET = "DELETE FROM state WHERE name LIKE %(name)s AND mark < %(before)s"
_FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Order:
    """A job as its worker has it: which it is and who does it."""

    job: int | None
    worker: int | None
    host: str
    sources: tuple[str, ...]


def application(address: str, called: str, poll: Callable[[Order], Awaitable[None]]) -> App:
    """Procrastinate on the server of the store, to do jobs by `poll`."""
    connector = PsycopgConnector(
        conninfo=conninfo(address),
        kwargs={"application_name": called, "connect_timeout": 10},
        min_size=1,
        max_size=_CONNECTIONS,
        timeout=10,
        configure=_hurry,
    )
    app = App(connector=connector)

    @app.task(name=_TASK, queue=_QUEUE, pass_context=True)
    async def _poll(context: JobContext, host: str, sources: list[str]) -> None:
        await poll(Order(context.job.id, context.job.worker_id, host, tuple(sources)))

    @app.task(name=TEXTS, queue=TEXTS)
    async def _read(batch: int) -> None:
        await read_batch(app, batch)

    return app


def conninfo(address: str) -> str:
    """The address of a store as libpq has it."""
    return address.replace("postgresql+psycopg", "postgresql", 1)


async def _hurry(connection: Any) -> None:  # noqa: ANN401 - of the driver, which has its home in the store
    """Do not wait for the disk: a server that crashes may forget what is in the queue."""
    await connection.execute("SET synchronous_commit = off")
    await connection.commit()


def prepare(store: Store) -> None:
    """Make the tables of the queue, or make them anew for another version. Raises LockedError, StoreError.

    Nothing is in them that is not in the store as well.
    """
    with store.write():
        there, version = store.connection.exec_driver_sql(_VERSION).one()
        if version == _mark():
            return
        if there and len(at_work(store.connection)) > 1:
            raise LockedError(
                f"workers with another version of the queue are at work ({version}): stop them first"
            )
        script(store.connection, _DROP)
        script(store.connection, SchemaManager.get_schema())
        script(store.connection, _TEXTS)
        script(store.connection, f"COMMENT ON TABLE procrastinate_jobs IS '{_mark()}'")


def _mark() -> str:
    return f"queue of timeline 2, Procrastinate {metadata.extract_metadata()['version']}"


def is_held(store: Store, order: Order) -> bool:
    """Whether a job is still its worker's; it stays so until the open transaction ends."""
    return bool(store.connection.exec_driver_sql(_HELD, (order.job, order.worker)).scalar())


async def put(app: App, due: Mapping[str, Collection[str]], there: Collection[str]) -> int:
    """Queue the hosts that are not `there` yet, with their sources; how many."""
    new = [host for host in due if host not in there][: max(0, _MOST - len(there))]
    if new:
        await app.job_manager.batch_defer_jobs_async([_job(host, due[host]) for host in new])
    return len(new)


async def sign(app: App, worker: str, now: datetime, counts: str) -> None:
    """Keep that a worker was well at this moment, with what it counted; forget those long gone.

    Not in a transaction of the store, of which there is one at a time: a sign of life waits for nobody.
    """
    at = now.isoformat()
    await app.connector.execute_query_async(_SIGN, name=f"{SIGNED}{worker}", mark=f"{at} {counts}")
    await app.connector.execute_query_async(_SIGN, name="beat", mark=at)
    long_ago = (now - _FORGOTTEN).isoformat()
    await app.connector.execute_query_async(_FORGET, name=f"{SIGNED}%", before=long_ago)


async def leave(app: App, worker: str) -> None:
    """Take back the sign of life of a worker that ends."""
    await app.connector.execute_query_async(_FORGET, name=f"{SIGNED}{worker}", before="a")


def _job(host: str, sources: Collection[str]) -> Job:
    arguments: JSONDict = {"host": host, "sources": list(sources)}
    return Job(
        id=None, queue=_QUEUE, task_name=_TASK, lock=host, queueing_lock=host, task_kwargs=arguments
    )  # fmt: skip


async def revive(app: App) -> int:
    """Give the jobs of workers that died to others; how many."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_SECONDS))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)


async def work(app: App, at_once: int) -> None:
    """Do jobs until cancelled; then those that were begun are finished.

    `at_once` hosts are polled at the same time, and one batch of texts is read.
    """
    try:
        async with asyncio.TaskGroup() as group:
            for queue, together in ((_QUEUE, at_once), (TEXTS, 1)):
                group.create_task(_work(app, queue, together))
    except ExceptionGroup as troubles:
        raise troubles.exceptions[0] from troubles.exceptions[0].__cause__


async def _work(app: App, queue: str, together: int) -> None:
    await app.run_worker_async(
        queues=[queue],
        concurrency=together,
        fetch_job_polling_interval=1,
        install_signal_handlers=False,
        delete_jobs="always",
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=10 * DEAD_SECONDS,
    )
