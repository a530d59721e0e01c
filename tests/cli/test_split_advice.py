"""`guiprac split-advice`: shares that can be typed, figures that scripts can read."""

import json

import pytest

from guiprac.cli import main
from guiprac.cli.arguments import setting
from guiprac.experiment import Experiment, with_values


@pytest.mark.parametrize("n", ["50", "4321", "50,000", "1_000_000"])
def test_that_the_advised_shares_can_be_typed_as_they_are_printed(n, capsys):
    assert main(["split-advice", n]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    values = dict(setting(word) for word in last.split() if word != "--set")
    assert len(values) == 3
    with_values(Experiment(), values)


def test_that_json_is_one_object(capsys):
    assert main(["split-advice", "1000000", "--gap", "0.002", "--error", "0.02", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["type"] == "splitadvice"
    assert found["resolved"]
    assert found["dev_half_width"] <= 0.001


@pytest.mark.parametrize("given", [["2"], ["many"], ["100", "--error", "5"], ["100", "--gap", "0"], ["-5"]])
def test_that_what_makes_no_sense_is_refused(given):
    with pytest.raises(SystemExit) as ended:
        main(["split-advice", *given])
    assert ended.value.code == 2
