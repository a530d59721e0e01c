"""`guiprac learning-curve`: a line a point, and what they say."""

import json

from guiprac.cli import main


def test_that_points_come_as_json_lines_and_the_curve_last(capsys):
    given = ["moons", "--points", "3", "--repeats", "2", "--set", "training.epochs=2", "--json"]
    assert main(["learning-curve", *given]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["type"] for line in lines] == ["learningpoint"] * 3 + ["learningcurve"]
    assert [point["n_train"] for point in lines[-1]["points"]] == [line["n_train"] for line in lines[:-1]]
    assert lines[-1]["answer"] in ("helps", "does not help", "not sure")


def test_that_people_get_a_table_and_a_sentence(capsys):
    assert main(["learning-curve", "diabetes", "--points", "2", "--set", "training.epochs=2"]) == 0
    heading, *rows, empty, says, steps = capsys.readouterr().out.splitlines()
    assert "dev error" in heading
    assert len(rows) == 2
    assert empty == ""
    assert "ore data" in says
    assert "steps" in steps
