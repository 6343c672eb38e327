"""The configuration: one YAML file, read once into a typed, frozen value."""

from timeline.config.edit import NewSource, free_id, id_from, snippet, with_sources
from timeline.config.fields import duration, secret, store_secret
from timeline.config.load import ConfigError, Problem, load, single
from timeline.config.records import (
    Config,
    DigestConfig,
    FileTarget,
    KeepConfig,
    MailConfig,
    MailTarget,
    OtherTarget,
    PageConfig,
    PolitenessConfig,
    SourceConfig,
)

__all__ = [
    "Config",
    "ConfigError",
    "DigestConfig",
    "FileTarget",
    "KeepConfig",
    "MailConfig",
    "MailTarget",
    "NewSource",
    "OtherTarget",
    "PageConfig",
    "PolitenessConfig",
    "Problem",
    "SourceConfig",
    "duration",
    "free_id",
    "id_from",
    "load",
    "secret",
    "single",
    "snippet",
    "store_secret",
    "with_sources",
]
