"""`guiprac lesson` without a window: the list, unknown names, and files that make no sense."""

import pytest

from guiprac.cli import main


def test_that_without_a_name_the_lessons_are_listed_with_what_they_teach(capsys):
    assert main(["lesson"]) == 0
    told = capsys.readouterr().out
    for name in ("how_to_split", "bias_or_variance", "l2"):
        assert name in told


@pytest.mark.parametrize(("name", "near"), [("how_to_splitt", "how_to_split"), ("bias", "bias_or_variance")])
def test_that_a_name_that_is_unknown_is_answered_with_near_ones(capsys, name, near):
    assert main(["lesson", name]) == 2
    assert near in capsys.readouterr().err


def test_that_a_bad_file_is_told_before_any_window_opens(capsys, tmp_path):
    path = tmp_path / "monday.toml"
    path.write_text(
        'title = {en = "A", zh = "甲"}\nabout = {en = "A", zh = "甲"}\nsteps = []\n', encoding="utf-8"
    )
    assert main(["lesson", str(path)]) == 2
    assert "monday.toml, steps" in capsys.readouterr().err
    assert main(["lesson", str(tmp_path / "none.toml")]) == 2
    assert "There is no lesson file" in capsys.readouterr().err
