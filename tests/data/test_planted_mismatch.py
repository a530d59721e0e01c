"""A planted mismatch changes inputs of dev or test as it says, and nothing else."""

import numpy as np
import pytest

from guiprac.analysis.mismatch import mismatch
from guiprac.data import prepare as prepare_module
from guiprac.data.describe import describe
from guiprac.data.prepare import Preparer, prepare
from guiprac.experiment import Experiment, with_values

PARTS = {"dev": ["dev"], "test": ["test"], "dev and test": ["dev", "test"]}


def experiment(**values):
    values = {f"data.{name}": value for name, value in values.items()}
    return with_values(Experiment(), {"data.source": "breast_cancer"} | values)


def statistics():
    plain = prepare(experiment())
    of_train = plain.dataset.inputs[plain.train].astype(float)
    return plain, of_train.mean(axis=0), of_train.std(axis=0)


@pytest.mark.parametrize("where", PARTS)
@pytest.mark.parametrize("plant", ["shift", "scale", "noise"])
def test_that_only_the_inputs_of_the_parts_that_are_named_change(where, plant):
    plain, mean, deviation = statistics()
    planted = prepare(experiment(plant=plant, plant_in=where, plant_amount=0.5))
    for part in ("train", "dev", "test"):
        rows = getattr(plain, part)
        assert np.array_equal(getattr(planted, part), rows)
        before = plain.dataset.inputs[rows].astype(float)
        after = planted.dataset.inputs[rows].astype(float)
        if part not in PARTS[where]:
            assert np.array_equal(after, before)
            continue
        change = (after - before) / deviation
        if plant == "shift":
            np.testing.assert_allclose(change, 0.5, atol=1e-4)
        elif plant == "scale":
            np.testing.assert_allclose(after - mean, 1.5 * (before - mean), rtol=1e-3, atol=1e-3)
        else:
            assert abs(change.mean()) < 0.03
            assert change.std() == pytest.approx(0.5, rel=0.05)
            assert np.abs(np.corrcoef(change.T) - np.eye(30)).max() < 0.5
    assert np.array_equal(planted.dataset.targets, plain.dataset.targets)
    assert describe(planted).notes[-1].startswith(f"A mismatch is planted: in {where} every input")


def test_that_the_statistics_of_train_stay_as_they_are():
    plain, _, _ = statistics()
    for plant in ("shift", "scale", "noise"):
        planted = prepare(experiment(plant=plant, plant_in="dev and test", plant_amount=5.0))
        assert np.array_equal(planted.normalization.mean, plain.normalization.mean)
        assert np.array_equal(planted.normalization.scale, plain.normalization.scale)


def test_that_noise_follows_from_the_seed_and_is_the_same_whatever_dev_gets():
    one, again, both = (
        prepare(experiment(plant="noise", plant_in=where)) for where in ("test", "test", "dev and test")
    )
    of_test = [splits.dataset.inputs[splits.test] for splits in (one, again, both)]
    assert np.array_equal(of_test[0], of_test[1])
    assert np.array_equal(of_test[0], of_test[2])
    plain, _, deviation = statistics()
    change = (both.dataset.inputs - plain.dataset.inputs) / deviation
    of_dev = change[both.dev][:100].ravel()
    assert abs(np.corrcoef(of_dev, change[both.test][:100].ravel())[0, 1]) < 0.1


def test_that_the_data_that_is_kept_is_not_altered_nor_read_again(monkeypatch):
    loaded = []
    real = prepare_module.load
    monkeypatch.setattr(
        prepare_module, "load", lambda data, **options: loaded.append(data) or real(data, **options)
    )
    preparer = Preparer()
    plain = preparer.prepare(experiment())
    kept = plain.dataset.inputs.copy()
    planted = preparer.prepare(experiment(plant="shift", plant_amount=2.0))
    assert planted.dataset.inputs is not plain.dataset.inputs
    assert np.array_equal(plain.dataset.inputs, kept)
    assert preparer.prepare(experiment()).dataset is plain.dataset
    assert len(loaded) == 1


@pytest.mark.parametrize("values", [{}, {"plant": "shift", "plant_amount": 0.0}])
def test_that_nothing_is_copied_or_said_where_nothing_is_planted(values):
    preparer = Preparer()
    plain = preparer.prepare(experiment())
    found = preparer.prepare(experiment(**values))
    assert found.dataset is plain.dataset
    assert found.notes == ()


def test_that_numbers_stay_finite(tmp_path):
    path = tmp_path / "huge.csv"
    lines = [f"{sign * 3e38:g},5,{row % 2}" for row, sign in enumerate([1, -1] * 20)]
    path.write_text("a,b,y\n" + "\n".join(lines) + "\n")
    splits = prepare(experiment(source=str(path), plant="scale", plant_in="dev and test", plant_amount=5.0))
    assert np.isfinite(splits.dataset.inputs).all()


def test_that_a_mismatch_can_be_found_that_was_planted_and_none_that_was_not():
    answers = []
    for values in ({}, {"plant": "shift", "plant_amount": 1.0}):
        splits = prepare(experiment(**values))
        answers.append(
            mismatch(
                splits.dataset.inputs,
                splits.dev,
                splits.test,
                names=splits.dataset.input_names,
                between=("dev", "test"),
                seed=3,
            ).answer
        )
    assert answers == ["no difference seen", "unlike"]
