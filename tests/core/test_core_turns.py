"""Turns at hosts that workers share, on a real server."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack

import pytest

from feeds.politeness import Politeness
from timeline.store import open_store

pytest.importorskip("procrastinate", reason="the extra scale is not installed")

from timeline.worker.turns import Turns


@pytest.fixture
def address(postgres):
    address = postgres.store()
    open_store(address).close()
    yield address
    postgres.drop()


def manners(delay=0.0):
    return Politeness(delay=delay, per_host=2)


async def workers(stack, address, number, delay=0.0):
    return [
        await stack.enter_async_context(Turns(address, f"worker {at}", manners(delay)))
        for at in range(number)
    ]


def test_no_more_than_so_many_ask_a_host_at_a_time_and_all_come_to_their_turn(address):
    now, most = Counter(), Counter()

    async def ask(turns, host):
        async with turns(host):
            now[host] += 1
            most[host] = max(most[host], now[host])
            await asyncio.sleep(0.01)
            now[host] -= 1

    async def everybody():
        async with AsyncExitStack() as stack:
            several = await workers(stack, address, 3)
            await asyncio.gather(
                *(
                    ask(turns, host)
                    for turns in several
                    for host in ("a.example", "b.example:81")
                    for _ in range(5)
                )
            )
            assert [turns._hosts for turns in several] == [{}, {}, {}] or await settled(several)

    async def settled(several):
        for _ in range(200):
            if not any(turns._hosts for turns in several):
                return True
            await asyncio.sleep(0.02)
        return False

    asyncio.run(everybody())
    assert most == {"a.example": 2, "b.example:81": 2}


def test_starts_are_apart_by_the_delay_on_average(address):
    starts = []

    async def ask(turns):
        async with turns("a.example"):
            starts.append(asyncio.get_running_loop().time())

    async def everybody():
        async with AsyncExitStack() as stack:
            several = await workers(stack, address, 3, delay=0.2)
            await asyncio.gather(*(ask(turns) for turns in several for _ in range(2)))

    asyncio.run(everybody())
    starts.sort()
    assert all(later - sooner >= 0.39 for sooner, later in zip(starts, starts[2:], strict=False))


def test_a_turn_that_nobody_waits_for_any_more_is_given_back(address):
    async def everybody():
        async with AsyncExitStack() as stack:
            one, other = await workers(stack, address, 2)
            held = [one("a.example"), one("a.example")]
            for turn in held:
                await turn.__aenter__()
            impatient = [asyncio.create_task(other("a.example").__aenter__()) for _ in range(3)]
            await asyncio.sleep(0.1)
            for task in impatient:
                task.cancel()
            for turn in held:
                await turn.__aexit__(None, None, None)
            async with asyncio.timeout(10), other("a.example"), other("a.example"):
                pass

    asyncio.run(everybody())


def test_the_turns_of_a_worker_that_goes_are_free(address):
    async def everybody():
        async with AsyncExitStack() as stack:
            (other,) = await workers(stack, address, 1)
            async with AsyncExitStack() as gone:
                (one,) = await workers(gone, address, 1)
                for _ in range(2):
                    await one("a.example").__aenter__()
            async with asyncio.timeout(10), other("a.example"):
                pass

    asyncio.run(everybody())


def test_a_server_that_is_away_holds_nobody_up(address, postgres):
    async def everybody():
        async with AsyncExitStack() as stack:
            (one,) = await workers(stack, address, 1)
            await one._connector.close_async()
            async with asyncio.timeout(10), one("a.example"), one("a.example"), one("a.example"):
                pass

    asyncio.run(everybody())
