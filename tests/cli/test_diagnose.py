"""`guiprac diagnose`: the verdict, its reasons, and remedies that can be typed as they are printed."""

import json
import re

import pytest

from guiprac.cli import main
from guiprac.cli.arguments import setting
from guiprac.experiment import with_values
from guiprac.runtime.experiment_file import find_experiment

QUICK = ["--set", "training.epochs=3"]


def test_that_a_linear_network_on_opposite_quarters_is_told_of_its_bias_and_how_to_mend_it(capsys):
    given = ["xor", "--set", "data.samples=20000", "--set", "network.hidden=", *QUICK]
    assert main(["diagnose", *given]) == 0
    said = capsys.readouterr().out
    assert said.startswith("High bias")
    assert "computed from how the examples are generated" in said
    experiment = find_experiment("xor")
    proposed = [line.split() for line in said.splitlines() if line.strip().startswith("--set")]
    assert proposed
    for words in proposed:
        changed = with_values(experiment, dict(setting(word) for word in words if word != "--set"))
        assert changed != experiment


def test_that_json_ends_with_the_diagnosis(capsys):
    assert main(["diagnose", "moons", *QUICK, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["type"] == "started"
    assert [line["type"] for line in lines][-2:] == ["finished", "diagnosis"]
    found = lines[-1]
    assert found["verdict"] in ("high bias", "high variance", "both", "neither", "not sure")
    gap = found["dev"]["error"]["value"] - found["train"]["error"]["value"]
    assert found["variance"]["value"] == pytest.approx(gap)
    assert found["train"]["error"]["value"] == lines[-2]["train_error"]


def test_that_a_saved_run_is_judged_as_it_stands(tmp_path, capsys):
    run = tmp_path / "run.guiprac"
    assert main(["train", "moons", *QUICK, "--out", str(run), "--json"]) == 0
    trained = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert main(["diagnose", str(run), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    found = json.loads(lines[0])
    assert found["dev"]["error"]["value"] == trained["dev_error"]
    assert main(["diagnose", str(run), "--set", "training.epochs=2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-2])["step"] < trained["step"]


def test_that_the_best_error_and_the_tolerance_that_are_given_count(capsys):
    given = ["digits", "--set", "training.epochs=1", "--json"]
    main(["diagnose", *given, "--best-error", "0.9", "--tolerance", "0.5"])
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (found["best_error"]["value"], found["tolerance"]) == (0.9, 0.5)
    assert found["bias_level"] == "low"


@pytest.mark.parametrize("value", ["-0.1", "nan", "many"])
def test_that_a_best_error_that_is_none_is_refused(value, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["diagnose", "moons", f"--best-error={value}"])
    assert ended.value.code == 2
    assert re.search("not a number of at least 0", capsys.readouterr().err)


def test_that_percent_given_as_a_number_is_refused_with_a_hint(capsys):
    assert main(["diagnose", "moons", "--tolerance", "2", *QUICK]) == 2
    assert "0.02 for 2 %" in capsys.readouterr().err


@pytest.mark.parametrize(("optimizer", "code"), [("sgd", 3), ("adam", 0)])
def test_that_a_run_that_blows_up_is_said_to_diverge(optimizer, code, capsys):
    steep = ["training.learning_rate=1000", "network.activation=linear", f"training.optimizer={optimizer}"]
    assert main(["diagnose", "wave", *(word for value in steep for word in ("--set", value)), *QUICK]) == code
    said = capsys.readouterr().out
    assert said.startswith("The run diverges")
    assert "--set training.learning_rate=100.0" in said


MISMATCH = [
    *("moons", "--set", "split.train_dev=0.25", "--set", "data.samples=2000", "--set", "training.epochs=20"),
    *("--set", "data.plant=shift", "--set", "data.plant_in=dev", "--set", "data.plant_amount=2"),
]


def test_that_a_slice_of_train_tells_mismatch_from_variance(capsys):
    assert main(["diagnose", *MISMATCH]) == 0
    said = capsys.readouterr().out
    assert "By train-dev, which was held out of train: Mismatch is the largest" in said
    assert "Mismatch: dev error" in said
    assert said.index("Make train more like dev") < said.index("To try next")
    assert main(["diagnose", "moons", *QUICK]) == 0
    assert "train-dev" not in capsys.readouterr().out


def test_that_the_four_differences_in_json_stand_before_the_diagnosis(capsys):
    assert main(["diagnose", *MISMATCH, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["type"] for line in lines][-3:] == ["finished", "fourway", "diagnosis"]
    gaps = {gap["cause"]: gap["value"]["value"] for gap in lines[-2]["gaps"]}
    assert list(gaps) == ["avoidable bias", "variance", "mismatch"]
    assert gaps["variance"] + gaps["mismatch"] == pytest.approx(lines[-1]["variance"]["value"])


def test_that_test_is_a_difference_of_its_own_once_it_was_opened(tmp_path, capsys):
    run = tmp_path / "run.guiprac"
    main(["train", *MISMATCH, "--out", str(run), "--unseal"])
    capsys.readouterr()
    assert main(["diagnose", str(run)]) == 0
    assert "Overfit to dev: test error" in capsys.readouterr().out


def test_that_examples_in_two_parts_are_named_to_people_and_not_in_json(tmp_path, capsys):
    table = tmp_path / "twice.csv"
    rows = [f"{index % 97 / 10},{index % 31},{'yes' if index % 2 else 'no'}" for index in range(200)]
    table.write_text("\n".join(["dose,age,ill", *rows, *rows]), encoding="utf-8")
    given = ["--data", str(table), *QUICK]
    for verb in ("train", "diagnose"):
        assert main([verb, *given]) == 0
        told = capsys.readouterr().err
        found = re.search(r"Note: \d+ examples of dev also stand in train, .*", told)
        dev_row, train_row = map(int, re.search(r"such as rows (\d+) and (\d+)", found.group()).groups())
        assert rows[(dev_row - 1) % 200] == rows[(train_row - 1) % 200]
        assert "Split by a column" in found.group()
        assert main([verb, *given, "--json"]) == 0
        assert "also stand" not in capsys.readouterr().err
