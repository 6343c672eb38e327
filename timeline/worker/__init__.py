"""Many processes on many machines that poll together, with one store in PostgreSQL.

    due in the store -> a job per host (dispatching, one worker) -> poll a host (any worker) -> settle
    page, digests, tidying (publishing, one worker)

The store says what is due; the queue only says who does it. So nothing is lost with the queue, and a job may
come twice: who takes it looks first whether its sources are still due.
"""

from timeline.worker.serving import serve

__all__ = ["serve"]
