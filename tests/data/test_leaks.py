"""What is measured before training is measured on train alone, unless the mistake is asked for (S19)."""

import numpy as np
import pytest

from guiprac.analysis.learning_curve import _subset
from guiprac.data.describe import describe
from guiprac.data.prepare import Preparer, prepare
from guiprac.experiment import Experiment, with_values


def experiment(**values):
    return with_values(Experiment(), {key.replace("__", "."): value for key, value in values.items()})


def test_that_everything_measures_all_rows_and_says_so():
    values = {"data__source": "breast_cancer"}
    preparer = Preparer()
    right = preparer.prepare(experiment(**values))
    leak = preparer.prepare(experiment(**values, training__normalize_from="everything"))
    inputs = right.dataset.inputs.astype(float)
    np.testing.assert_allclose(leak.normalization.mean, inputs.mean(axis=0), rtol=1e-5)
    np.testing.assert_allclose(leak.normalization.scale, inputs.std(axis=0), rtol=1e-5)
    np.testing.assert_allclose(right.normalization.mean, inputs[right.train].mean(axis=0), rtol=1e-5)
    assert np.array_equal(leak.train, right.train)
    assert any("leak into training" in note for note in describe(leak).notes)
    assert describe(right).notes == ()


def test_that_without_normalization_nothing_leaks():
    splits = prepare(experiment(training__normalize=False, training__normalize_from="everything"))
    assert set(splits.normalization.scale) == {1}
    assert splits.notes == ()


def test_that_a_mismatch_in_test_comes_into_training_by_the_leak():
    planted = {"data__source": "breast_cancer", "data__plant": "shift", "data__plant_amount": 5.0}
    plain = prepare(experiment(data__source="breast_cancer", training__normalize_from="everything"))
    leak = prepare(experiment(**planted, training__normalize_from="everything"))
    shift = (leak.normalization.mean - plain.normalization.mean) / plain.normalization.scale
    # A fifth of the rows stand five standard deviations higher.
    np.testing.assert_allclose(shift, 1.0, rtol=0.4)


@pytest.mark.parametrize("measured_from", ["train", "everything"])
def test_that_a_learning_curve_keeps_the_leak(measured_from):
    made = experiment(data__source="breast_cancer", training__normalize_from=measured_from)
    splits = prepare(made)
    fewer = _subset(made, splits, splits.train[:20])
    kept = np.array_equal(fewer.normalization.mean, splits.normalization.mean)
    assert kept == (measured_from == "everything")


@pytest.fixture
def gaps(tmp_path):
    """Ages of which train, the first 12 of 20 rows, has other ones than dev and test; two of each part missing."""
    ages = [
        10.0,
        20,
        30,
        40,
        50,
        60,
        70,
        80,
        90,
        100,
        None,
        None,
        None,
        1000,
        1000,
        1000,
        1000,
        1000,
        None,
        1000,
    ]
    path = tmp_path / "ages.csv"
    path.write_text(
        "city,age,height,y\n"
        + "".join(
            f"{'north' if row % 3 else 'south'},{'' if age is None else age},{row},{row % 2}\n"
            for row, age in enumerate(ages)
        )
    )
    return path


def test_that_missing_numbers_are_filled_with_the_median_of_train(gaps):
    splits = prepare(experiment(data__source=str(gaps), split__by="time"))
    age = splits.dataset.inputs[:, splits.dataset.input_names.index("age")]
    assert age[[10, 11, 12, 18]].tolist() == [55] * 4
    assert age[[0, 9, 13, 19]].tolist() == [10, 100, 1000, 1000]
    assert any("median of train" in note for note in describe(splits).notes)


def test_that_another_split_fills_anew_and_leaves_the_first_as_it_was(gaps):
    preparer = Preparer()
    first = preparer.prepare(experiment(data__source=str(gaps), split__by="time"))
    kept = first.dataset.inputs.copy()
    shares = {"split__train": 0.8, "split__dev": 0.1, "split__test": 0.1}
    second = preparer.prepare(experiment(data__source=str(gaps), split__by="time", **shares))
    column = second.dataset.input_names.index("age")
    assert second.dataset.inputs[10, column] == np.median([*range(10, 101, 10), 1000, 1000, 1000])
    assert np.array_equal(first.dataset.inputs, kept)


def test_that_the_held_out_slice_has_no_part_in_the_median(gaps):
    splits = prepare(experiment(data__source=str(gaps), split__by="time", split__train_dev=0.3))
    column = splits.dataset.input_names.index("age")
    of_train = [row for row in splits.train if row not in (10, 11)]
    assert splits.dataset.inputs[12, column] == np.median(splits.dataset.inputs[of_train, column])


def test_that_a_column_without_a_value_in_train_still_has_numbers(tmp_path):
    path = tmp_path / "late.csv"
    path.write_text("a,b,y\n" + "".join(f"{row},{row if row >= 15 else ''},{row % 2}\n" for row in range(20)))
    splits = prepare(experiment(data__source=str(path), split__by="time"))
    assert np.isfinite(splits.dataset.inputs).all()
    assert splits.dataset.inputs[0, 1] == 17
