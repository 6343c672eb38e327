"""A process that kills itself where it is told to; `benchmarks/kills.py` does it to runs as well."""

import functools
import inspect
import itertools
import os
import pkgutil
import signal


def kill_at(step, when, passing=0):
    """Have this process killed "before" or "after" a function does its work, once so many calls have passed.

    `step` names it with its module and class; a number in the end is a key: "timeline.store.versions._STEPS.3".
    """
    path, _, name = step.rpartition(".")
    owner = pkgutil.resolve_name(path)
    if name.isdigit():
        owner[int(name)] = _killing(owner[int(name)], when, passing)
    else:
        setattr(owner, name, _killing(getattr(owner, name), when, passing))


def _killing(original, when, passing):
    calls = itertools.count()

    @functools.wraps(original)
    def replaced(*args, **kwargs):
        last = next(calls) >= passing
        if last and when == "before":
            _kill()
        result = original(*args, **kwargs)
        if last and inspect.iscoroutine(result):
            return _awaited(result)
        if last:
            _kill()
        return result

    return replaced


async def _awaited(result):
    await result
    _kill()


def _kill():
    os.kill(os.getpid(), signal.SIGKILL)
