import os

import msgspec
import numpy as np
import pytest

from guiprac import events
from guiprac.data import prepare as prepare_module
from guiprac.data.describe import describe
from guiprac.data.prepare import Preparer, prepare
from guiprac.errors import DataError
from guiprac.experiment import Data, Experiment, Split, Training


def experiment(source="moons", *, split=None, **training):
    data = source if isinstance(source, Data) else Data(source=source)
    return Experiment(data=data, split=split or Split(), training=Training(**training))


@pytest.fixture
def loads(monkeypatch):
    """The sources that are loaded, in order."""
    seen = []
    real = prepare_module.load

    def load(data, **options):
        seen.append(data.source)
        return real(data, **options)

    monkeypatch.setattr(prepare_module, "load", load)
    return seen


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b,y\n" + "1,2,0\n3,4,1\n" * 20)
    return path


def test_that_equal_experiments_give_equal_splits():
    first, again = prepare(experiment()), prepare(experiment())
    assert np.array_equal(first.dataset.inputs, again.dataset.inputs)
    for part in ("train", "dev", "test"):
        assert np.array_equal(getattr(first, part), getattr(again, part))


def test_that_normalize_decides_on_the_statistics():
    assert prepare(experiment("breast_cancer", normalize=True)).normalization.scale.max() > 100
    assert set(prepare(experiment("breast_cancer", normalize=False)).normalization.scale) == {1}


@pytest.mark.parametrize("change", [{"learning_rate": 0.5}, {"epochs": 3}, {"batch_size": 7}])
def test_that_settings_of_training_leave_the_splits_as_they_are(loads, change):
    preparer = Preparer()
    assert preparer.prepare(experiment()) is preparer.prepare(experiment(**change))
    assert loads == ["moons"]


def test_that_a_new_split_does_not_read_again(loads):
    preparer = Preparer()
    before = preparer.prepare(experiment("digits"))
    for change in ({"split": Split(0.8, 0.1, 0.1)}, {"seed": 8}, {"normalize": False}):
        after = preparer.prepare(experiment("digits", **change))
        assert after is not before
        assert after.dataset is before.dataset
    assert loads == ["digits"]


def test_that_a_new_seed_draws_a_generator_again_but_reads_no_file_again(loads, table):
    preparer = Preparer()
    assert not np.array_equal(
        preparer.prepare(experiment(seed=1)).dataset.inputs,
        preparer.prepare(experiment(seed=2)).dataset.inputs,
    )
    for seed in (1, 2):
        preparer.prepare(experiment(str(table), seed=seed))
    assert loads == ["moons", "moons", str(table)]


def test_that_a_changed_file_is_read_again(loads, table):
    preparer = Preparer()
    before = preparer.prepare(experiment(str(table)))
    table.write_text("a,b,y\n" + "1,2,0\n3,9,1\n" * 20)
    os.utime(table, ns=(1, 1))
    after = preparer.prepare(experiment(str(table)))
    assert after.dataset.inputs.max() == 9
    assert before.dataset.inputs.max() == 4
    assert len(loads) == 2


def test_that_new_data_settings_read_again(table):
    preparer = Preparer()
    preparer.prepare(experiment(str(table)))
    changed = preparer.prepare(experiment(Data(source=str(table), target="b")))
    assert changed.dataset.target_name == "b"


def test_that_a_failure_keeps_nothing_and_the_next_experiment_is_read(table):
    preparer = Preparer()
    preparer.prepare(experiment(str(table)))
    table.write_text("")
    with pytest.raises(DataError):
        preparer.prepare(experiment(str(table)))
    assert preparer.prepare(experiment()).train.size == 600


def test_that_the_description_counts_each_class_of_each_part():
    splits = prepare(experiment("breast_cancer"))
    prepared = describe(splits)
    for part in ("train", "dev", "test"):
        rows = getattr(splits, part)
        told = getattr(prepared, part)
        assert told.count == rows.size
        assert told.class_counts == tuple(np.bincount(splits.dataset.targets[rows]))
    assert (
        sum(prepared.train.class_counts) + sum(prepared.dev.class_counts) + sum(prepared.test.class_counts)
        == 569
    )


def test_that_the_preview_shows_at_most_2000_raw_points_of_train_and_dev():
    splits = prepare(experiment(Data(source="spiral", samples=20_000)))
    prepared = describe(splits)
    for points, targets, rows in (
        (prepared.train_points, prepared.train_targets, splits.train),
        (prepared.dev_points, prepared.dev_targets, splits.dev),
    ):
        assert points.shape == (2000, 2)
        # From all over the part: its first and its last example, and not more of one half than of the other.
        assert points.numpy()[0].tolist() == splits.dataset.inputs[rows[0]].tolist()
        assert points.numpy()[-1].tolist() == splits.dataset.inputs[rows[-1]].tolist()
        known = {
            tuple(point): code
            for point, code in zip(
                splits.dataset.inputs[rows].tolist(), splits.dataset.targets[rows], strict=True
            )
        }
        assert [known[tuple(point)] for point in points.numpy().tolist()] == targets.numpy().tolist()


def test_that_the_preview_of_a_small_set_is_all_of_it():
    prepared = describe(prepare(experiment(Data(source="wave", samples=100))))
    assert prepared.train_points.shape == (60, 2)
    assert prepared.dev_points.shape == (20, 2)
    assert prepared.train.class_counts == ()
    assert prepared.train_targets.numpy().dtype == np.float32


def test_that_describing_never_reads_inputs_of_test():
    splits = prepare(experiment("digits"))
    expected = describe(splits)
    splits.dataset.inputs[splits.test] = np.nan
    assert describe(splits) == expected


def test_that_images_of_train_are_shown_in_their_shape():
    splits = prepare(experiment("digits"))
    images = describe(splits).images.numpy()
    assert images.shape == (24, 8, 8)
    of_train = {row.tobytes() for row in splits.dataset.inputs[splits.train]}
    assert all(image.tobytes() in of_train for image in images)
    assert describe(prepare(experiment())).images is None


def test_that_a_description_crosses_the_process_boundary(table):
    prepared = describe(prepare(experiment(str(table))))
    assert events.decode(events.encode([prepared])) == [prepared]
    assert msgspec.to_builtins(prepared)["columns"][0]["use"] == "input"
