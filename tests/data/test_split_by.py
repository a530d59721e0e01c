"""Splits by group and by time: no group in two parts, and no part that knows the future of another."""

import time

import msgspec
import numpy as np
import polars as pl
import pytest

from guiprac.data.describe import describe
from guiprac.data.prepare import Preparer, prepare
from guiprac.data.split import split
from guiprac.data.split_by_group import by_group
from guiprac.data.split_by_time import by_time
from guiprac.errors import ExperimentError
from guiprac.experiment import Data, Experiment, Split

SIZES = np.array([600, 200, 200])
PARTS = ("train", "dev", "test")


def experiment(path, by, column="", **changes):
    return Experiment(data=Data(source=str(path), target="y"), split=Split(by=by, column=column, **changes))


@pytest.fixture
def patients(tmp_path):
    """1,000 visits of 120 people, who came between 1 and 40 times, shuffled; `day` counts from the last."""
    rng = np.random.default_rng(3)
    person = np.repeat(np.arange(1000), rng.integers(1, 41, 1000))[:1000]
    rng.shuffle(person)
    frame = pl.DataFrame(
        {
            "a": rng.normal(size=1000),
            "person": [f"P{number}" for number in person],
            "day": rng.permutation(1000) // 4,
            "y": np.where(person % 3 == 0, "ill", "well"),
        }
    )
    path = tmp_path / "visits.csv"
    frame.write_csv(path)
    return path, frame


def values(splits, frame, column):
    return [set(frame[column].gather(getattr(splits, part)).to_list()) for part in PARTS]


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet"])
def test_that_no_person_stands_in_two_parts(patients, kind):
    path, frame = patients
    if kind == "tsv":
        frame.write_csv(path.with_suffix(".tsv"), separator="\t")
    elif kind == "parquet":
        frame.write_parquet(path.with_suffix(".parquet"))
    splits = prepare(experiment(path.with_suffix(f".{kind}"), "group", "person"))
    train, dev, test = values(splits, frame, "person")
    assert train.isdisjoint(dev | test)
    assert dev.isdisjoint(test)
    sizes = [getattr(splits, part).size for part in PARTS]
    assert sum(sizes) == 1000
    assert np.abs(np.array(sizes) - SIZES).max() <= 10
    assert "person" not in " ".join(splits.dataset.input_names)


def test_that_another_seed_deals_the_groups_out_otherwise(patients):
    path, _ = patients
    first = prepare(experiment(path, "group", "person"))
    same = prepare(experiment(path, "group", "person"))
    training = msgspec.structs.replace(Experiment().training, seed=8)
    other = prepare(msgspec.structs.replace(experiment(path, "group", "person"), training=training))
    assert np.array_equal(first.train, same.train)
    assert not np.array_equal(first.train, other.train)


@pytest.mark.parametrize(
    "members",
    [
        np.ones(1000, int),
        np.full(100, 10),
        np.arange(1, 45),
        np.r_[500, np.ones(500, int)],
        np.random.default_rng(1).geometric(0.05, 50),
    ],
)
def test_that_the_shares_are_held_within_half_the_smallest_groups_and_more_than_half_the_largest(members):
    groups = np.repeat(np.arange(members.size), members)
    sizes = np.round(np.array([0.6, 0.2, 0.2]) * groups.size).astype(int)
    sizes[0] += groups.size - sizes.sum()
    part, _ = by_group(groups, None, sizes, np.random.default_rng(2), "person")
    for group in np.unique(groups):
        assert np.unique(part[groups == group]).size == 1
    off = np.abs(np.bincount(part, minlength=3) - sizes).max()
    assert off <= max(1, min(members) if np.unique(members).size > 1 else members[0] / 2)


def test_that_large_groups_fall_to_every_part():
    members = np.arange(1, 61)
    groups = np.repeat(np.arange(60), members)
    sizes = np.array([groups.size * 3 // 5, groups.size // 5, groups.size // 5])
    seen = set()
    for seed in range(40):
        part, _ = by_group(groups, None, sizes, np.random.default_rng(seed), "person")
        seen.add(int(part[-1]))
    assert seen == {0, 1, 2}


def test_that_classes_are_shared_out_better_with_stratify(patients):
    path, frame = patients

    def unevenness(stratify):
        splits = prepare(experiment(path, "group", "person", stratify=stratify))
        ill = (frame["y"] == "ill").to_numpy()
        shares = [ill[getattr(splits, part)].mean() for part in PARTS]
        return max(shares) - min(shares)

    assert unevenness(True) < unevenness(False)
    assert unevenness(True) < 0.05


def test_that_it_is_said_what_whole_groups_do_not_allow():
    groups = np.repeat(np.arange(4), 250)
    part, notes = by_group(groups, (groups == 0).astype(np.int32), SIZES, np.random.default_rng(0), "site")
    assert sorted(np.bincount(part).tolist()) == [250, 250, 500]
    assert "4 groups that stay whole allow no closer shares than 50/25/25 (60/20/20 was asked for)." in notes
    assert "differs by up to" in notes[1]


def test_that_every_part_gets_a_group_if_there_are_three():
    groups = np.repeat(np.arange(3), [980, 10, 10])
    for seed in range(20):
        part, _ = by_group(groups, None, SIZES, np.random.default_rng(seed), "site")
        assert set(part.tolist()) == {0, 1, 2}
    groups = np.repeat(np.arange(3), 300)
    for seed in range(20):
        part, _ = by_group(groups, None, np.array([540, 180, 180]), np.random.default_rng(seed), "site")
        assert set(part.tolist()) == {0, 1, 2}


def test_that_fewer_groups_than_parts_are_refused(tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("a,site,y\n" + "1,north,0\n2,south,1\n" * 10)
    with pytest.raises(ExperimentError, match="2 different values") as caught:
        prepare(experiment(path, "group", "site"))
    assert caught.value.key == "split.column"


def test_that_a_million_rows_in_many_groups_are_split_in_time():
    rng = np.random.default_rng(0)
    groups = rng.integers(0, 200_000, 1_000_000)
    groups = np.unique(groups, return_inverse=True)[1].astype(np.int32)
    started = time.perf_counter()
    by_group(groups, rng.integers(0, 10, groups.size), 1000 * SIZES, rng, "person")
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_that_train_is_the_past_of_dev_and_dev_the_past_of_test(patients, kind):
    path, frame = patients
    if kind == "parquet":
        frame.write_parquet(path.with_suffix(".parquet"))
    splits = prepare(experiment(path.with_suffix(f".{kind}"), "time", "day"))
    train, dev, test = values(splits, frame, "day")
    assert max(train) < min(dev)
    assert max(dev) < min(test)
    assert [getattr(splits, part).size for part in PARTS] == [600, 200, 200]
    assert "day" not in splits.dataset.input_names
    column = next(column for column in splits.dataset.columns if column.name == "day")
    assert (column.use, column.note) == ("left out", "the split goes by it")


def test_that_an_empty_column_is_the_order_of_the_file(patients):
    path, _ = patients
    splits = prepare(experiment(path, "time"))
    assert np.array_equal(splits.train, np.arange(600))
    assert np.array_equal(splits.dev, np.arange(600, 800))
    assert "day" in splits.dataset.input_names
    assert any("Stratify has no effect" in note for note in describe(splits).notes)


@pytest.mark.parametrize(
    ("dates", "note"),
    [
        (["2024-02-01", "2023-12-31", "2024-01-15"], ""),
        (["2024-01-02T10:00:00Z", "2024-01-02T09:00:00Z", "2024-01-02T09:30:00Z"], ""),
        (["01/02/2024", "31/12/2023", "15/01/2024"], "'01/02/2024' is read as 2024-02-01"),
        (["02/01/2024", "12/31/2023", "01/15/2024"], "'02/01/2024' is read as 2024-02-01"),
        (["3.5", "-1", "2"], ""),
    ],
)
def test_that_dates_as_text_are_put_in_order(tmp_path, dates, note):
    path = tmp_path / "dated.csv"
    path.write_text("when,a,y\n" + "".join(f"{date},{row},{row}.5\n" for row, date in enumerate(dates)))
    splits = prepare(experiment(path, "time", "when", train=0.34, dev=0.33, test=0.33))
    assert [getattr(splits, part).tolist() for part in PARTS] == [[1], [2], [0]]
    assert any(note in said for said in splits.dataset.notes)


def test_that_equal_times_stay_on_one_side_of_a_border():
    ranks = np.array([0] * 5 + [1] * 3 + [2] * 2, np.int32)
    part, notes = by_time(ranks, np.array([6, 2, 2]), stratify=False)
    assert part.tolist() == [0] * 5 + [1] * 3 + [2] * 2
    assert notes == ()
    # The nearer end of the equal times is taken: three examples of seven more, or one less.
    part, _ = by_time(np.array([0, 0, 1, 1, 1, 2, 2, 3], np.int32), np.array([4, 2, 2]), stratify=False)
    assert part.tolist() == [0] * 5 + [1] * 2 + [2]


def test_that_equal_times_are_torn_only_where_a_part_would_be_empty():
    part, notes = by_time(np.zeros(10, np.int32), np.array([6, 2, 2]), stratify=False)
    assert part.tolist() == [0] * 6 + [1] * 2 + [2] * 2
    assert "Equal times" in notes[0]
    part, notes = by_time(np.array([0] * 9 + [1], np.int32), np.array([6, 2, 2]), stratify=False)
    assert np.bincount(part).min() >= 1
    assert "Equal times" in notes[0]


@pytest.mark.parametrize("column", ["persom", "Person"])
def test_that_an_unknown_column_is_told_with_near_names(patients, column):
    with pytest.raises(ExperimentError, match=r"split\.column: .*Did you mean 'person'") as caught:
        prepare(experiment(patients[0], "group", column))
    assert caught.value.key == "split.column"


@pytest.mark.parametrize(("by", "kept"), [("group", "x"), ("time", "2024-01-01")])
def test_that_missing_values_are_told_by_their_number(tmp_path, by, kept):
    path = tmp_path / "gaps.csv"
    path.write_text("c,a,y\n" + f"{kept},1,0\nNA,2,1\n" * 12 + "NA,3,\n")
    with pytest.raises(ExperimentError, match="no value in 12 rows") as caught:
        prepare(experiment(path, by, "c"))
    assert caught.value.key == "split.column"


def test_that_the_target_cannot_be_the_splits_column(patients):
    for by in ("group", "time"):
        with pytest.raises(ExperimentError, match="is the target") as caught:
            prepare(experiment(patients[0], by, "y"))
        assert caught.value.key == "split.column"


def test_that_a_group_needs_a_column_and_time_needs_times(patients):
    with pytest.raises(ExperimentError, match="name the column"):
        prepare(experiment(patients[0], "group"))
    with pytest.raises(ExperimentError, match="neither numbers nor dates, such as 'P"):
        prepare(experiment(patients[0], "time", "person"))


@pytest.mark.parametrize("source", ["moons", "digits", "array"])
def test_that_what_is_no_table_knows_only_the_order_of_its_examples(tmp_path, source):
    if source == "array":
        source = str(tmp_path / "array.npy")
        np.save(source, np.random.default_rng(0).normal(size=(50, 3)))
    data = Data(source=source)
    splits = prepare(Experiment(data=data, split=Split(by="time")))
    assert splits.train.tolist() == list(range(splits.train.size))
    assert splits.test.max() == splits.dataset.inputs.shape[0] - 1
    for key, wrong in (
        ("split.by", Split(by="group", column="x")),
        ("split.column", Split(by="time", column="x")),
    ):
        with pytest.raises(ExperimentError) as caught:
            prepare(Experiment(data=data, split=wrong))
        assert caught.value.key == key


def test_that_a_group_that_no_row_knows_of_is_refused_by_the_split_itself(patients):
    splits = prepare(experiment(patients[0], "time"))
    with pytest.raises(ExperimentError):
        split(splits.dataset, Split(by="group", column="person"), normalize=True, seed=1)


def test_that_a_kept_table_is_read_again_when_the_column_changes(patients):
    path, _ = patients
    preparer = Preparer()
    assert "person" in preparer.prepare(experiment(path, "random")).dataset.columns[1].name
    grouped = preparer.prepare(experiment(path, "group", "person"))
    assert grouped.dataset.ranks is not None
    assert preparer.prepare(experiment(path, "time", "day")).dataset.ranks is not grouped.dataset.ranks
    assert preparer.prepare(experiment(path, "random", "day")).dataset.ranks is None
