"""Examples that stand in two parts are found, counted and named by their rows in the file."""

import time
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiprac import events
from guiprac.data import duplicates
from guiprac.data.dataset import Dataset
from guiprac.data.describe import describe
from guiprac.data.duplicates import find_repeats
from guiprac.data.prepare import Preparer, prepare
from guiprac.data.split import split
from guiprac.experiment import Data, Experiment, Split

BY_ORDER = Split(by="time")


def dataset_of(inputs, targets):
    inputs = np.ascontiguousarray(inputs, np.float32)
    names = tuple(f"x{place}" for place in range(inputs.shape[1]))
    return Dataset(
        "made", "made", "", inputs, np.asarray(targets, np.int32), "binary", names, "y", ("a", "b")
    )


def kinds_of(found):
    """Sets of equal rows."""
    return {frozenset(found.rows[found.kinds == kind].tolist()) for kind in np.unique(found.kinds)}


def expected_kinds(dataset):
    rows_of = {}
    for row, (values, target) in enumerate(zip(dataset.inputs, dataset.targets, strict=True)):
        rows_of.setdefault((values.tobytes(), int(target)), set()).add(row)
    return {frozenset(rows) for rows in rows_of.values() if len(rows) > 1}


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, -0.0, 1.0, 2.5]), st.sampled_from([0.0, 1.0]), st.integers(0, 1)),
        min_size=1,
        max_size=40,
    )
)
def test_that_exactly_the_examples_that_are_equal_bit_for_bit_are_found(examples):
    table = np.array(examples)
    dataset = dataset_of(table[:, :2], table[:, 2])
    found = find_repeats(dataset)
    assert kinds_of(found) == expected_kinds(dataset)
    assert len(found.rows) == sum(len(kind) for kind in expected_kinds(dataset))


@pytest.mark.parametrize("values", [1, 3])
def test_that_different_examples_of_one_hash_are_told_apart(monkeypatch, values):
    rng = np.random.default_rng(0)
    dataset = dataset_of(rng.integers(0, values, (60, 2)), rng.integers(0, 2, 60))
    monkeypatch.setattr(duplicates, "_hashes", lambda words, targets: np.zeros(len(targets), np.uint64))
    assert kinds_of(find_repeats(dataset)) == expected_kinds(dataset)


@pytest.mark.parametrize("copies", [0, 1000, 900_000])
def test_that_a_million_examples_of_20_inputs_are_looked_through_in_time(copies):
    rng = np.random.default_rng(1)
    inputs = rng.random((1_000_000, 20), np.float32)
    inputs[rng.integers(0, len(inputs), copies)] = inputs[0]
    dataset = dataset_of(inputs, np.zeros(len(inputs)))
    started = time.perf_counter()
    found = find_repeats(dataset)
    assert time.perf_counter() - started < 2
    alike = np.count_nonzero((inputs == inputs[0]).all(axis=1))
    assert found.rows.size == (alike if copies else 0)


@pytest.fixture
def table(tmp_path):
    """Twenty rows, the first 12 for train, 4 for dev, 4 for test; row 3 has no target, so it is left out."""
    lines = [f"{row},{row % 5}.5,{'yes' if row % 2 else 'no'}" for row in range(20)]
    lines[2:2] = ["99,99,"]
    lines[14], lines[15] = lines[3], lines[0]
    lines[17], lines[18], lines[19] = lines[3], lines[13], lines[1].replace("yes", "no")
    path = tmp_path / "table.csv"
    path.write_text("a,b,y\n" + "\n".join(lines) + "\n")
    return path


def test_that_duplicates_are_counted_and_named_by_their_rows_in_the_file(table):
    prepared = describe(prepare(Experiment(data=Data(source=str(table)), split=BY_ORDER)))
    found = prepared.duplicates
    # Rows of the file from 1: 15 and 16 of dev repeat 4 and 1; 18 of test repeats 4 of train, and 15 of dev;
    # 19 of test repeats 14 of dev; 20 has another target than 2.
    assert (found.dev_in_train, found.test_in_train, found.test_in_dev) == (2, 1, 2)
    told = [(each.part, each.row, each.also_in, each.also_row) for each in found.examples]
    assert told == [
        ("dev", 15, "train", 4),
        ("dev", 16, "train", 1),
        ("test", 18, "train", 4),
        ("test", 18, "dev", 15),
        ("test", 19, "dev", 14),
    ]
    assert events.decode(events.encode([prepared])) == [prepared]


def test_that_of_several_equal_examples_the_first_of_the_file_is_named(tmp_path):
    path = tmp_path / "same.csv"
    lines = [f"{row},{row % 2}" for row in range(20)]
    lines[4] = lines[7] = lines[13] = lines[2]
    path.write_text("a,y\n" + "\n".join(lines) + "\n")
    found = describe(prepare(Experiment(data=Data(source=str(path)), split=BY_ORDER))).duplicates
    assert found.examples == (events.Duplicate("dev", 14, "train", 3),)


@pytest.mark.parametrize("source", ["digits", "breast_cancer", "diabetes", "moons"])
def test_that_there_are_no_duplicates_in_what_ships(source):
    splits = prepare(Experiment(data=Data(source=source)))
    assert describe(splits).duplicates == events.Duplicates(0, 0, 0)
    assert not expected_kinds(splits.dataset)


def test_that_counts_agree_with_a_look_at_each_pair():
    rng = np.random.default_rng(5)
    dataset = dataset_of(rng.integers(0, 6, (300, 2)), rng.integers(0, 2, 300))
    splits = duplicates_of(dataset)
    examples = {
        part: Counter(
            (dataset.inputs[row].tobytes(), int(dataset.targets[row])) for row in getattr(splits, part)
        )
        for part in ("train", "dev", "test")
    }

    def also(part, other):
        return sum(count for example, count in examples[part].items() if example in examples[other])

    found = duplicates.across_parts(splits)
    assert found.dev_in_train == also("dev", "train")
    assert found.test_in_train == also("test", "train")
    assert found.test_in_dev == also("test", "dev")
    assert len(found.examples) == 5


def duplicates_of(dataset):
    return replace(split(dataset, Split(), normalize=True, seed=1), repeats=find_repeats(dataset))


def test_that_large_data_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(duplicates, "MOST_EXAMPLES", 999)
    assert describe(prepare(Experiment(data=Data(source="moons", samples=1000)))).duplicates is None
    assert describe(prepare(Experiment(data=Data(source="moons", samples=999)))).duplicates is not None


def test_that_examples_are_compared_once_for_all_splits_of_them(monkeypatch):
    seen = []
    real = find_repeats
    monkeypatch.setattr(
        "guiprac.data.prepare.find_repeats", lambda dataset: seen.append(dataset) or real(dataset)
    )
    preparer = Preparer()
    first = preparer.prepare(Experiment(data=Data(source="digits")))
    again = preparer.prepare(Experiment(data=Data(source="digits"), split=Split(0.8, 0.1, 0.1)))
    assert len(seen) == 1
    assert first.repeats is again.repeats
