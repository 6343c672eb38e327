"""The benchmarks whose outcome is right or wrong, not fast or slow, in short."""

import re
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def test_no_digest_is_lost_or_told_twice_when_runs_are_killed():
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "outbox.py", "--runs", "40"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    killed = re.search(r"killed (\d+)", done.stdout)
    assert killed
    assert int(killed[1]) > 20  # at named steps; a moment at random may come after the end


def test_noise_is_told_at_most_a_few_times_and_what_is_real_always():
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "noise.py", "--pages", "1"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
