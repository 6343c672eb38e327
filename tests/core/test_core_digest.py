import pytest
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


OLD, NEW_MENTION, LAST = (
    mention(TALKS, "2026-03-12"),
    mention(TALKS_MOVED, "2026-03-19"),
    mention(TALKS.replace("12 March", "2 April"), "2026-04-02"),
)


def test_moved_twice_is_told_once_from_first_to_last():
    changes = [
        change for change in steps([OLD], [NEW_MENTION], [LAST]) if change.kind is not ChangeKind.ADDED
    ]
    ((kind, (found,)),) = digest(changes, start=T0, end=T2).groups
    assert kind is ChangeKind.RESCHEDULED
    assert (found.before.when.text, found.after.when.text) == ("2026-03-12", "2026-04-02")


def test_moved_and_moved_back_is_not_told():
    assert told(change for change in steps([OLD], [NEW_MENTION], [OLD]) if change.before) == ()


def test_new_and_moved_is_new_with_the_last_date():
    ((kind, (found,)),) = digest(steps([OLD], [NEW_MENTION]), start=T0, end=T2).groups
    assert (kind, found.after.when.text, found.before) == (ChangeKind.ADDED, "2026-03-19", None)


def test_what_came_and_went_is_not_told():
    assert told(steps([], [OLD], [])) == ()


def test_what_upsets_plans_comes_first():
    fair = mention("A fair for tourism opens in Siem Reap on [3 June 2026].", "2026-06-03")
    changes = steps([OLD, mention(BRIDGE, "2026-05-02")], [NEW_MENTION, fair])[2:]
    kinds = [kind for kind, _ in told(changes)]
    assert kinds == [ChangeKind.WITHDRAWN, ChangeKind.RESCHEDULED, ChangeKind.ADDED]


def test_a_new_text_is_told_only_where_no_event_of_it_is():
    whole = Change(ChangeKind.ADDED, "s", "e", T0, None, None, State("Report", "Once."))
    other = Change(ChangeKind.ADDED, "s", "other", T0, None, None, State("Other", "Twice."))
    record = digest([whole, other, *steps([OLD])], start=None, end=T2)
    assert record.quiet == (other,)
    assert counts(record) == ((ChangeKind.ADDED, 1),)


def entry_change(kind, moment, before=None, after=None):
    sides = (before and State("Note", before), after and State("Note", after))
    return Change(kind, "s", "e", moment, None, *sides)


NEW, GONE, EDITED = ChangeKind.ADDED, ChangeKind.WITHDRAWN, ChangeKind.EDITED


@pytest.mark.parametrize(
    ("chain", "kinds", "quiet"),
    [
        ([(GONE, "x", None), (NEW, None, "x")], [], 0),
        ([(NEW, None, "x"), (GONE, "x", None)], [], 0),
        ([(EDITED, "x", "y"), (GONE, "y", None)], [GONE], 0),
        ([(EDITED, "x", "y"), (EDITED, "y", "x")], [], 0),
        ([(EDITED, "x", "y"), (EDITED, "y", "z")], [EDITED], 0),
        ([(NEW, None, "x"), (EDITED, "x", "y")], [], 1),
        ([(GONE, "x", None), (NEW, None, "y")], [EDITED], 0),
    ],
)
def test_the_net_of_what_happened_to_a_text(chain, kinds, quiet):
    record = digest([entry_change(kind, T1, *sides) for kind, *sides in chain], start=T0, end=T2)
    assert ([kind for kind, _ in record.groups], len(record.quiet)) == (kinds, quiet)


def test_two_texts_that_follow_the_same_move_tell_it_once():
    first = reports(OLD, entry="a")
    second = reports(OLD, others=first, entry="b")
    changes = []
    for before, entry in ((first, "a"), (second, "b")):
        after = reports(NEW_MENTION, before=before, entry=entry, now=T1)
        changes += diff(before, after, T1)
    assert told(changes) == ((ChangeKind.RESCHEDULED, 1),)
