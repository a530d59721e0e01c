"""Each bundled experiment shows what its file says can be seen in it."""

import pytest

from guiprac import events
from guiprac.experiment import with_values
from guiprac.runtime.bundled_experiments import bundled_experiments
from guiprac.runtime.controls import Controls
from guiprac.runtime.experiment_file import find_experiment
from guiprac.runtime.job import begin_here


def result(name, **changed):
    """The closing event of a bundled experiment with some settings changed."""
    values = {key.replace("__", "."): value for key, value in changed.items()}
    job, _ = begin_here(with_values(find_experiment(name), values), Controls())
    *_, closing = job.train()
    assert isinstance(closing, events.Finished)
    return closing


@pytest.mark.parametrize("path", bundled_experiments().values(), ids=bundled_experiments().keys())
def test_that_its_file_begins_with_what_can_be_seen(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert any(line.startswith("# Try: ") or line.startswith("# Remed") for line in lines)
    assert max(len(line) for line in lines) <= 118


def test_that_digits_are_told_apart():
    closing = result("digits")
    assert closing.dev_error <= 0.04
    assert closing.seconds < 20


def test_that_tumours_are_told_apart():
    assert result("breast_cancer").dev_error <= 0.05
