"""The configuration as typed, frozen values. Documented for users in docs/configuration.md."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from feeds.model import Kind
from timeline.config.fields import (
    Contact,
    CronText,
    Duration,
    Language,
    Mailbox,
    Mailboxes,
    Name,
    Network,
    Secret,
    Selectors,
    Size,
    Spoken,
    TopicText,
    Web,
    Zone,
    at_least_a_day,
    listed,
    positive,
    some,
    store_url,
    with_password,
)
from timeline.model import ChangeKind

TopicName = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class SourceConfig(_Record):
    """One source to follow. `id` and `kind` are found out when left out.

    `follow` reads the articles behind the entries of a feed. `select` are CSS selectors: of the main text of
    a page or of articles, of the links of a listing.
    """

    id: Name = ""
    url: Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
    kind: Kind | None = None
    every: Annotated[Duration, AfterValidator(positive)] = timedelta(hours=1)
    language: Language | None = None
    follow: bool = False
    select: Selectors = ()
    robots: bool | None = None
    enabled: bool = True

    @property
    def reading(self) -> str:
        """How it is read, as far as the same answer can give something else because of it."""
        chosen = [f"select={selector}" for selector in self.select]
        return "\n".join([*(["follow"] if self.follow else []), *chosen])


class PolitenessConfig(_Record):
    """How gently hosts are asked, in whose name, and which addresses of the local network may be asked."""

    delay: Duration = timedelta(seconds=1)
    per_host: Annotated[int, Field(ge=1, le=64)] = 2
    robots: bool = True
    contact: Contact | None = None
    allow_private: bool = False
    allow: Annotated[tuple[Network, ...], BeforeValidator(listed)] = ()


class KeepConfig(_Record):
    """How long the store keeps what is past, how many earlier texts of an entry, how large it may become."""

    age: Annotated[Duration, AfterValidator(at_least_a_day)] = timedelta(days=730)
    revisions: Annotated[int, Field(ge=0, le=100_000)] = 50
    bytes: Size | None = None


class MailConfig(_Record):
    """The server that mails go through, and in whose name.

    `security` is `tls` from the first byte, `starttls`, or `none`, for a server on this machine only.
    """

    sender: Annotated[Mailbox, Field(alias="from")]
    host: Annotated[str, StringConstraints(min_length=1, max_length=253)] = "localhost"
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["tls", "starttls", "none"] = "starttls"
    user: str | None = None
    password: Secret | None = None
    unsubscribe: tuple[str, ...] = ()


class FileTarget(_Record):
    """A folder that digests are written into."""

    file: Annotated[str, StringConstraints(min_length=1)]


class MailTarget(_Record):
    """People who get digests by mail, each their own."""

    mail: Mailboxes


class OtherTarget(_Record):
    """Another channel: an address of Apprise, which is a secret."""

    other: Secret


def _channel(value: object) -> str | None:
    if isinstance(value, dict):
        return next((key for key in ("file", "mail", "other") if key in value), None)
    return next((key for key in ("file", "mail", "other") if hasattr(value, key)), None)


Target = Annotated[
    Annotated[FileTarget, Tag("file")]
    | Annotated[MailTarget, Tag("mail")]
    | Annotated[OtherTarget, Tag("other")],
    Discriminator(_channel),
]


class TemplateConfig(_Record):
    """Templates of the user's own (Jinja2, sandboxed) in place of those that come with the program."""

    text: str | None = None
    html: str | None = None


class DigestConfig(_Record):
    """One digest: what it tells, when, and to whom.

    With `cron` it is told at its times, with `every` at most so often, with neither as soon as there is
    something to tell. `kinds` and `where` choose the changes. `alive` sends a sign of life after so long
    without anything to tell.
    """

    id: Name = "digest"
    every: Duration = timedelta(0)
    cron: CronText | None = None
    kinds: tuple[ChangeKind, ...] = ()
    where: TopicText | None = None
    upcoming: Duration | None = None
    alive: Duration | None = None
    subject: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = None
    template: TemplateConfig = TemplateConfig()
    to: Annotated[tuple[Target, ...], BeforeValidator(listed), Field(min_length=1)] = (
        FileTarget(file="var/digests"),
    )

    @model_validator(mode="after")
    def _one_schedule(self) -> Self:
        if self.cron and self.every:
            raise ValueError("`every` and `cron` are two schedules: keep one of them")
        return self


class PageConfig(_Record):
    """How the page looks: a style sheet after ours, a folder of templates in place of ours."""

    style: str | None = None
    templates: str | None = None


class Config(_Record):
    """A whole configuration; `file` is where it came from."""

    file: Path
    title: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "Timeline"
    store: Annotated[str, AfterValidator(store_url)] = "sqlite:///var/timeline.sqlite"
    site: str = "var/site"
    site_url: Web | None = None
    metrics: str | None = None
    page: PageConfig = PageConfig()
    topics: Mapping[TopicName, TopicText] = {}
    timezone: Zone = ZoneInfo("UTC")
    language: Spoken = "en"
    upcoming: Duration = timedelta(days=30)
    politeness: PolitenessConfig = PolitenessConfig()
    keep: KeepConfig = KeepConfig()
    mail: MailConfig | None = None
    digests: tuple[DigestConfig, ...] = (DigestConfig(),)
    sources: Annotated[tuple[SourceConfig, ...], AfterValidator(some)]

    def path(self, relative: str) -> Path:
        """A path of the configuration as an absolute one."""
        return (self.file.parent / Path(relative).expanduser()).absolute()

    @property
    def site_address(self) -> str | None:
        """Where the site stands on the web, with a slash at the end; None when it is not told."""
        return None if self.site_url is None else f"{self.site_url.rstrip('/')}/"

    @property
    def store_file(self) -> Path | None:
        """The file of an SQLite store."""
        return self.path(self.store[len("sqlite:///") :]) if self.store.startswith("sqlite:///") else None

    @property
    def store_address(self) -> Path | str:
        """The file of the SQLite store, or the address of the one in PostgreSQL with its password.

        Raises ValueError when the password is not where the configuration says.
        """
        return self.store_file or with_password(self.store, self.file.parent)
