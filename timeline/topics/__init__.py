"""Topics: a small query language that chooses events and changes. For users: docs/topics.md."""

from timeline.topics.parser import parse
from timeline.topics.query import Subject, Topic
from timeline.topics.subjects import change_subject, event_subject

__all__ = ["Subject", "Topic", "change_subject", "event_subject", "parse"]
