"""Reading texts for others: a worker's part of a rebuild or a backfill.

A batch is a row with the texts and the rules by which they are to be read. Nothing is taken into the store
here, and everybody says the same of the same texts, so that a batch may be read twice, or not at all.
"""

import asyncio
from functools import cache

from procrastinate import App

from timeline.ahead import read
from timeline.rebuild import rules
from timeline.store.workers import IS_QUIET
from timeline.worker.wire import read_texts, write_said

_TAKE = f"SELECT texts, rules FROM queue_texts WHERE id = %(batch)s AND said IS NULL AND ({IS_QUIET})"  # noqa: S608 - ours
_GIVE = "UPDATE queue_texts SET said = %(said)s WHERE id = %(batch)s"

own_rules = cache(rules)


async def read_batch(app: App, batch: int) -> None:
    """Read a batch of texts and give back what they say; nothing where nobody waits for it any more.

    Nor where it is to be read by other rules than ours: whoever put it there reads it.
    """
    rows = await app.connector.execute_query_all_async(_TAKE, batch=batch)
    for row in rows:
        if row["rules"] == own_rules():
            said = await asyncio.to_thread(_read, row["texts"])
            await app.connector.execute_query_async(_GIVE, batch=batch, said=said)


def _read(texts: str) -> str:
    return write_said([read(text) for text in read_texts(texts)])
