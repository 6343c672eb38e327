"""When a digest is due: five-field cron expressions on the wall clock of a time zone."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression. Raises ValueError for what is none."""

    text: str

    def __post_init__(self) -> None:
        """Refuse what cannot be understood."""
        CronTrigger.from_crontab(self.text)

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime | None:
        """The first time strictly after `moment`, None when there is none."""
        trigger = CronTrigger.from_crontab(self.text, timezone=zone)
        found: datetime | None = trigger.get_next_fire_time(moment, moment)
        return found
