"""An experiment is checked when it is made, and says what is wrong by the name of the setting."""

import math
import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiprac.errors import ExperimentError
from guiprac.experiment import (
    Experiment,
    bounds_text,
    check_weight_decay,
    from_toml,
    read_toml,
    settings,
    to_toml,
    value_of,
    with_values,
)


@st.composite
def experiments(draw):
    """Any experiment within the declared bounds."""
    values = {}
    for key, setting in settings().items():
        number = {"min_value": setting.minimum, "max_value": setting.maximum}
        floats = st.floats(**number, exclude_min=setting.minimum_is_open, allow_nan=False)
        values[key] = draw(
            {
                "text": st.text(),
                "choice": st.sampled_from(setting.choices or ("",)),
                "switch": st.booleans(),
                "integer": st.integers(**number),
                "number": floats,
                "numbers": floats,
                "integers": st.lists(st.integers(**number), max_size=6),
                "texts": st.lists(st.text(), max_size=4),
            }[setting.kind]
        )
    shares = [draw(st.integers(1, 50)) for _ in range(3)]
    for name, share in zip(("train", "dev", "test"), shares, strict=True):
        values[f"split.{name}"] = share / sum(shares)
    if draw(st.booleans()):
        layers = len(values["network.hidden"])
        values["regularization.keep_prob"] = draw(
            st.lists(st.floats(0, 1, exclude_min=True), min_size=layers, max_size=layers)
        )
    return with_values(Experiment(), values)


@given(experiments())
def test_that_an_experiment_comes_back_from_its_toml_equal(experiment):
    assert from_toml(to_toml(experiment)) == experiment


@given(experiments())
def test_that_every_setting_can_be_read_by_its_key(experiment):
    again = with_values(Experiment(), {key: value_of(experiment, key) for key in settings()})
    assert again == experiment


def test_that_a_file_that_says_nothing_gives_the_defaults():
    assert from_toml("") == Experiment()
    assert from_toml("[split]\n") == Experiment()


def test_that_every_default_is_within_its_own_bounds():
    assert (
        with_values(Experiment(), {key: setting.default for key, setting in settings().items()})
        == Experiment()
    )


def test_that_every_setting_has_a_label_and_help_for_people():
    for setting in settings().values():
        assert setting.label
        assert len(setting.help) > 20
        assert setting.help.endswith((".", "?"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("split.train", 1.2),
        ("split.dev", -0.1),
        ("network.hidden", [0]),
        ("network.hidden", [64, 8193]),
        ("network.hidden", [1] * 65),
        ("network.hidden", [2.5]),
        ("network.hidden", 64),
        ("network.activation", "swish"),
        ("network.initialization", 1),
        ("regularization.l2", -1),
        ("regularization.l2", math.nan),
        ("regularization.l2", math.inf),
        ("regularization.l1", 1e6),
        ("regularization.keep_prob", 0),
        ("regularization.keep_prob", 1.01),
        ("regularization.keep_prob", [0.5, 0.0]),
        ("regularization.keep_prob", "half"),
        ("regularization.input_keep_prob", 0.0),
        ("training.learning_rate", 0.0),
        ("training.learning_rate", "fast"),
        ("training.batch_size", 0),
        ("training.batch_size", 1.5),
        ("training.epochs", 0),
        ("training.epochs", True),
        ("training.normalize", 1),
        ("training.seed", -1),
        ("training.seed", 2**31),
        ("data.samples", 9),
        ("data.source", 3),
        ("data.task", "clustering"),
    ],
)
def test_that_a_wrong_value_is_told_by_its_key(key, value):
    with pytest.raises(ExperimentError) as caught:
        with_values(Experiment(), {key: value})
    assert caught.value.key == key
    assert str(caught.value).startswith(key)
    assert caught.value.exit_code == 2


def test_that_a_value_out_of_bounds_is_told_with_the_bounds():
    with pytest.raises(
        ExperimentError, match=r"regularization\.keep_prob: 1\.5 is not above 0 and at most 1\."
    ):
        with_values(Experiment(), {"regularization.keep_prob": 1.5})
    with pytest.raises(
        ExperimentError, match=r"'reluu' is not one of tanh, relu, leaky_relu, sigmoid, linear"
    ):
        with_values(Experiment(), {"network.activation": "reluu"})
    assert bounds_text(settings()["training.learning_rate"]) == "above 0 and at most 1000"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("regularization.L2", "regularization.l2"),
        ("training.learningrate", "training.learning_rate"),
        ("learning_rate", "training.learning_rate"),
        ("network.activaton", "network.activation"),
        ("trainig.epochs", "training.epochs"),
        ("dropout.keep_prob", "regularization.keep_prob"),
        ("splits", "split"),
    ],
)
def test_that_a_mistyped_key_is_answered_with_the_nearest_one(wrong, meant):
    with pytest.raises(ExperimentError) as caught:
        with_values(Experiment(), {wrong: 1})
    assert f"There is no setting {wrong}." in str(caught.value)
    assert f"Did you mean {meant}?" in str(caught.value)


def test_that_a_key_like_no_other_is_answered_with_the_sections():
    with pytest.raises(ExperimentError, match="sections are data, split, network, regularization, training"):
        with_values(Experiment(), {"qqqq": 1})


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"split.train": 0.7}, "split.train"),
        ({"split.train": 0.8, "split.test": 0.0}, "split.test"),
        ({"split.train": 0.8, "split.dev": 0.0}, "split.dev"),
        ({"split.train": 0.0, "split.dev": 0.8}, "split.train"),
        ({"regularization.keep_prob": [0.8]}, "regularization.keep_prob"),
        ({"regularization.keep_prob": [0.8, 0.9, 1.0]}, "regularization.keep_prob"),
    ],
)
def test_that_settings_that_do_not_fit_together_are_told(values, key):
    with pytest.raises(ExperimentError) as caught:
        with_values(Experiment(), values)
    assert caught.value.key == key


def test_that_shares_may_miss_one_by_rounding_only():
    with_values(Experiment(), {"split.train": 0.3333333, "split.dev": 0.3333333, "split.test": 0.3333334})
    with pytest.raises(ExperimentError, match=r"0\.98"):
        with_values(Experiment(), {"split.train": 0.58})


def test_that_one_keep_prob_serves_all_hidden_layers_and_the_input_has_its_own():
    one = with_values(Experiment(), {"network.hidden": [3, 4, 5], "regularization.keep_prob": 0.8})
    assert one.keep_probs() == (1.0, 0.8, 0.8, 0.8)
    each = with_values(
        one, {"regularization.keep_prob": [0.7, 0.8, 0.9], "regularization.input_keep_prob": 0.95}
    )
    assert each.keep_probs() == (0.95, 0.7, 0.8, 0.9)


def test_that_changing_makes_a_new_experiment_and_leaves_the_old():
    old = Experiment()
    new = with_values(old, {"regularization.l2": 3.0})
    assert (old.regularization.l2, new.regularization.l2) == (0.0, 3.0)
    with pytest.raises(AttributeError):
        old.regularization.l2 = 1.0


@pytest.mark.parametrize(
    ("l2", "rate", "n", "allowed"), [(9.99, 1.0, 10, True), (10.0, 1.0, 10, False), (0, 5, 1, True)]
)
def test_that_a_decay_factor_outside_zero_to_one_is_refused(l2, rate, n, allowed):
    experiment = with_values(Experiment(), {"regularization.l2": l2, "training.learning_rate": rate})
    if allowed:
        check_weight_decay(experiment, n)
        return
    with pytest.raises(ExperimentError, match="αλ/m") as caught:
        check_weight_decay(experiment, n)
    assert caught.value.key == "regularization.l2"
    suggested = float(str(caught.value).split("λ below ")[1].split(",")[0])
    check_weight_decay(with_values(experiment, {"regularization.l2": suggested * 0.999}), n)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[data", "not valid TOML"),
        ("data = 3", r"\[data\] must be a table"),
        ("datas = 3", "Did you mean data"),
        ("[training]\nepochs = '5'", r"training\.epochs"),
        ("[training.epochs]\nmany = 5", r"training\.epochs"),
        ("[optimizer]\n", "There is no setting optimizer"),
    ],
)
def test_that_a_wrong_file_is_told(text, words):
    with pytest.raises(ExperimentError, match=words):
        from_toml(text, "my.toml")


def test_that_a_file_that_cannot_be_read_is_told_by_name(tmp_path):
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    for path, words in {tmp_path / "none.toml": "No such file", tmp_path / "latin.toml": "UTF-8"}.items():
        with pytest.raises(ExperimentError, match=words) as caught:
            read_toml(path)
        assert str(path) in str(caught.value)


def test_that_toml_holds_every_setting_for_a_person_to_edit():
    table = tomllib.loads(to_toml(Experiment()))
    assert [f"{section}.{name}" for section in table for name in table[section]] == list(settings())
    assert msgspec.convert(table, Experiment) == Experiment()
