"""`guiprac train` in words: what is held out of train is counted and measured."""

import json

from guiprac.cli import main

QUICK = ["moons", "--set", "data.samples=500", "--set", "training.epochs=2"]


def test_that_the_error_of_what_is_held_out_of_train_is_said(capsys):
    held_out = [*QUICK, "--set", "split.train_dev=0.2"]
    assert main(["train", *held_out]) == 0
    said = capsys.readouterr().out
    assert "240 train, 60 train-dev, 100 dev, 100 test" in said
    assert main(["train", *held_out, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    last = [line for line in lines if line["type"] == "reading"][-1]
    assert f"train-dev error {100 * last['train_dev_error']:.1f} %;" in said


def test_that_nothing_is_said_of_train_dev_where_there_is_none(capsys):
    assert main(["train", *QUICK]) == 0
    assert "train-dev" not in capsys.readouterr().out
