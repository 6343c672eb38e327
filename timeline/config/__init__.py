"""The configuration: one YAML file, read once into a typed, frozen value."""

from timeline.config.fields import secret
from timeline.config.load import ConfigError, Problem, load, single
from timeline.config.records import (
    Config,
    DigestConfig,
    FileTarget,
    KeepConfig,
    MailConfig,
    MailTarget,
    OtherTarget,
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
    "OtherTarget",
    "PolitenessConfig",
    "Problem",
    "SourceConfig",
    "load",
    "secret",
    "single",
]
