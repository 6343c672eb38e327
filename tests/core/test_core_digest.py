from core_build import T0, T1, T2, mention, reports
from test_core_merge import BRIDGE, TALKS, TALKS_MOVED

from timeline.diff import diff
from timeline.digest import counts, digest
from timeline.model import Change, ChangeKind, State


def steps(*readings):
    """The changes of an entry over successive readings."""
    before, changes = (), []
    for mentions_now, now in zip(readings, (T0, T1, T2), strict=False):
        after = reports(*mentions_now, before=before, now=now)
        changes += diff(before, after, now)
        before = after
    return changes


def told(changes):
    return counts(digest(changes, start=T0, end=T2))


OLD, NEW, LAST = (
    mention(TALKS, "2026-03-12"),
    mention(TALKS_MOVED, "2026-03-19"),
    mention(TALKS.replace("12 March", "2 April"), "2026-04-02"),
)


def test_moved_twice_is_told_once_from_first_to_last():
    changes = [change for change in steps([OLD], [NEW], [LAST]) if change.kind is not ChangeKind.ADDED]
    ((kind, (found,)),) = digest(changes, start=T0, end=T2).groups
    assert kind is ChangeKind.RESCHEDULED
    assert (found.before.when.text, found.after.when.text) == ("2026-03-12", "2026-04-02")


def test_moved_and_moved_back_is_not_told():
    assert told(change for change in steps([OLD], [NEW], [OLD]) if change.before) == ()


def test_new_and_moved_is_new_with_the_last_date():
    ((kind, (found,)),) = digest(steps([OLD], [NEW]), start=T0, end=T2).groups
    assert (kind, found.after.when.text, found.before) == (ChangeKind.ADDED, "2026-03-19", None)


def test_what_came_and_went_is_not_told():
    assert told(steps([], [OLD], [])) == ()


def test_what_upsets_plans_comes_first():
    fair = mention("A fair for tourism opens in Siem Reap on [3 June 2026].", "2026-06-03")
    changes = steps([OLD, mention(BRIDGE, "2026-05-02")], [NEW, fair])[2:]
    kinds = [kind for kind, _ in told(changes)]
    assert kinds == [ChangeKind.WITHDRAWN, ChangeKind.RESCHEDULED, ChangeKind.ADDED]


def test_a_new_text_is_told_only_where_no_event_of_it_is():
    whole = Change(ChangeKind.ADDED, "s", "e", T0, None, None, State("Report", "Once."))
    other = Change(ChangeKind.ADDED, "s", "other", T0, None, None, State("Other", "Twice."))
    record = digest([whole, other, *steps([OLD])], start=None, end=T2)
    assert record.quiet == (other,)
    assert counts(record) == ((ChangeKind.ADDED, 1),)
