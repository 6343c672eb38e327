"""Digests by mail: each reader gets their own, once; what does not arrive waits or is given up."""

import email.policy
import logging
from datetime import timedelta

import pytest
from smtp_servers import Box, free_port, serving
from test_core_run import TALKS, TALKS_MOVED

from timeline import logged
from timeline.outbox import GIVEN_UP, deliver
from timeline.store import open_store

READERS = ("dara@example.org", "vanna@example.org")


def configure(house, port, extra="", to=READERS):
    house.configure(
        "{id: docs, url: docs}",
        f"mail: {{from: Timeline <desk@example.org>, host: 127.0.0.1, port: {port}, security: none{extra}}}\n"
        f"digests: [{{id: daily, to: [{{mail: [{', '.join(to)}]}}]}}]\n",
    )


@pytest.fixture
def house(house):
    house.write("talks.md", TALKS)
    return house


def mails(box):
    return [
        (reader, email.message_from_bytes(content, policy=email.policy.default))
        for _, (reader,), content in box.mails
    ]


def states(house):
    return house.look(
        lambda store: {each.target: (each.state, each.attempts) for each in store.outbox.deliveries()}
    )


def test_each_reader_gets_a_mail_of_their_own(house):
    box = Box()
    with serving(box) as port:
        configure(house, port)
        house.run()
        house.write("talks.md", TALKS_MOVED)
        house.run()
        house.run()
    got = mails(box)
    assert sorted(reader for reader, _ in got) == sorted(READERS * 2)
    first, second = [mail for reader, mail in got if reader == READERS[0]]
    assert (first["To"], second["In-Reply-To"]) == (READERS[0], first["Message-ID"])
    assert second["Subject"].startswith("1 rescheduled")
    assert len({mail["Message-ID"] for _, mail in got}) == 4


def test_a_refused_reader_is_given_up_and_the_others_are_not_told_again(house):
    box = Box(RCPT=lambda address: "550 5.1.1 no such user" if "vanna" in address else None)
    with serving(box) as port:
        configure(house, port)
        (kept,) = house.run().kept
        assert "no such user" in kept.delivery.reason
        assert logged.level(kept) == logging.ERROR  # nobody hears of it by mail
        house.run()
    assert [reader for reader, _ in mails(box)] == [READERS[0]]
    assert states(house) == {READERS[0]: ("sent", 1), READERS[1]: ("failed", 1)}


def test_mail_waits_for_a_server_that_is_away_and_comes_in_order(house):
    configure(house, free_port(), to=READERS[:1])
    assert len(house.run().kept) == 1
    house.write("talks.md", TALKS_MOVED)
    house.run()
    assert [post.arrived for post in house.run().posted] == [False]  # the second waits behind the first
    box = Box()
    with serving(box) as port:
        configure(house, port, to=READERS[:1])
        house.run()
    subjects = [mail["Subject"] for _, mail in mails(box)]
    assert len(subjects) == 2
    assert subjects[1].startswith("1 rescheduled")


def test_mail_is_tried_later_and_later_and_given_up_after_days(house):
    configure(house, free_port(), to=READERS[:1])
    house.run()
    store = open_store(house.config.store_address)
    try:
        now, tries = house.now, 1
        while states(house)[READERS[0]][0] == "waiting":
            now += timedelta(hours=1)
            tries += len(deliver(house.config, store, now))
        assert timedelta(0) <= now - house.now - GIVEN_UP <= timedelta(hours=7)
        assert 15 < tries < 40
        with store.read():
            (given_up,) = store.outbox.deliveries("failed")
        assert given_up.reason
        box = Box()
        with serving(box) as port:
            configure(house, port, to=READERS[:1])
            deliver(house.config, store, now)
            assert mails(box) == []
            with store.write():
                assert store.outbox.retry(now) == 1
            (posted,) = deliver(house.config, store, now)
        assert posted.arrived
    finally:
        store.close()


def test_without_the_password_mail_waits_and_says_what_is_missing(house, monkeypatch):
    monkeypatch.delenv("DESK_PASSWORD", raising=False)
    configure(house, free_port(), ", user: desk, password: '${DESK_PASSWORD}'")
    text = (house.folder / "config.yaml").read_text().replace("security: none", "security: starttls")
    (house.folder / "config.yaml").write_text(text)
    (kept, *_) = house.run().kept
    assert "DESK_PASSWORD is not set" in kept.delivery.reason
