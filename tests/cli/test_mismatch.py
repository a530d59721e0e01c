"""`guiprac mismatch`: parts that can be told apart, and requests that make no sense."""

import json

import pytest

from guiprac.cli import main


def test_that_the_parts_of_a_random_split_are_not_called_unlike(capsys):
    assert main(["mismatch", "moons", "--between", "train", "dev", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["type"] == "mismatch"
    assert found["between"] == ["train", "dev"]
    assert found["answer"] != "unlike"


def test_that_people_get_a_sentence(capsys):
    assert main(["mismatch", "diabetes"]) == 0
    said = capsys.readouterr().out
    assert "dev and test" in said
    assert "AUC" in said


@pytest.mark.parametrize(("between", "code"), [(("dev", "dev"), 2), (("dev", "all"), 2)])
def test_that_parts_that_are_none_are_refused(between, code, capsys):
    try:
        found = main(["mismatch", "moons", "--between", *between])
    except SystemExit as ended:
        found = ended.code
    assert found == code
    assert capsys.readouterr().err


def test_that_parts_too_small_to_compare_are_said(capsys):
    assert main(["mismatch", "moons", "--set", "data.samples=20"]) == 2
    assert "too few" in capsys.readouterr().err
