"""KEY=VALUE means what a person means by it, in any shell."""

import pytest

from guiprac.cli.arguments import parser, setting, with_command
from guiprac.cli.settings_reference import describe_value, settings_reference
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, settings, value_of, with_values


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("network.activation=tanh", "network.activation", "tanh"),
        ("network.activation='tanh'", "network.activation", "tanh"),
        ("network.hidden=[64,32]", "network.hidden", [64, 32]),
        ("network.hidden=64,32", "network.hidden", [64, 32]),
        ("network.hidden=64", "network.hidden", [64]),
        ("network.hidden=[]", "network.hidden", []),
        ("network.hidden=", "network.hidden", []),
        ("regularization.keep_prob=0.8", "regularization.keep_prob", 0.8),
        ("regularization.keep_prob=0.8,0.9", "regularization.keep_prob", [0.8, 0.9]),
        ("regularization.l2=1e2", "regularization.l2", 100.0),
        ("regularization.l2 = 7", "regularization.l2", 7),
        ("training.normalize=false", "training.normalize", False),
        ("data.ignore=[id, name]", "data.ignore", ["id", "name"]),
        ("data.ignore=id", "data.ignore", ["id"]),
        ("data.ignore=['a, b', 'c']", "data.ignore", ["a, b", "c"]),
        ("data.target=12", "data.target", "12"),
        ("data.target=true", "data.target", "true"),
        ("data.target=a=b", "data.target", "a=b"),
        (r"data.source=C:\data\x.csv", "data.source", r"C:\data\x.csv"),
        ("data.source='my table.csv'", "data.source", "my table.csv"),
        ("data.source=my table.csv", "data.source", "my table.csv"),
        ("data.source=", "data.source", ""),
    ],
)
def test_that_a_value_is_toml_and_a_bare_word_is_a_string(text, key, value):
    assert setting(text) == (key, value)


@pytest.mark.parametrize(
    "text",
    [
        "training.epochs",
        "network.hidden=[64,32",
        "training.epochs=",
        "training.epochs=5 6",
        "training.epochs=5\ntraining.seed=3",
        "regularization.l2=0,7",
        "regularization.l2=--1",
        "data.source='unfinished",
    ],
)
def test_that_what_is_no_value_is_told(text):
    with pytest.raises(ExperimentError) as caught:
        setting(text)
    assert text.split("=")[0] in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["gui"]),
        (["my.csv"], ["gui", "my.csv"]),
        (["gui", "my.csv"], ["gui", "my.csv"]),
        (["train", "digits"], ["train", "digits"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
    ],
)
def test_that_the_window_is_meant_where_no_command_is_given(typed, meant):
    assert with_command(typed) == meant


@pytest.mark.parametrize("epsilon", ["0", "-1e-6", "nan", "inf", "small", "0.5"])
def test_that_an_epsilon_that_cannot_measure_a_slope_is_refused(epsilon, capsys):
    with pytest.raises(SystemExit) as caught:
        parser([]).parse_args(["check", "digits", f"--epsilon={epsilon}"])
    assert caught.value.code == 2
    assert epsilon in capsys.readouterr().err


def test_that_the_reference_names_every_setting_with_its_default():
    lines = settings_reference(width=80).splitlines()
    for key, declared in settings().items():
        (line,) = [line for line in lines if line.startswith(f"{key} ")]
        assert f"default {describe_value(declared.default)})" in line
    assert max(len(line) for line in lines if line.startswith(" ")) <= 80


@pytest.mark.parametrize("key", settings())
def test_that_a_default_as_the_reference_prints_it_can_be_set(key):
    _, value = setting(f"{key}={describe_value(settings()[key].default)}")
    assert value_of(with_values(Experiment(), {key: value}), key) == settings()[key].default
