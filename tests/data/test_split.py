import time
import tracemalloc

import numpy as np
import pytest

from guiprac.data.dataset import Dataset
from guiprac.data.split import split
from guiprac.errors import DataError, ExperimentError
from guiprac.experiment import Split

SHARES = [(0.6, 0.2, 0.2), (0.98, 0.01, 0.01), (0.34, 0.33, 0.33), (0.7, 0.1, 0.2)]


def dataset_of(targets, classes=0, d=1):
    targets = np.asarray(targets, np.int32 if classes else np.float32)
    return Dataset(
        source="made",
        title="made",
        about="",
        inputs=np.arange(targets.size * d, dtype=np.float32).reshape(-1, d),
        targets=targets,
        task="regression" if not classes else "binary" if classes == 2 else "multiclass",
        input_names=tuple(f"x{number}" for number in range(d)),
        target_name="y",
        class_names=tuple(f"class {number}" for number in range(classes)),
    )


def parts(dataset, shares=SHARES[0], *, stratify=True, seed=7, normalize=False):
    return split(dataset, Split(*shares, stratify=stratify), normalize=normalize, seed=seed)


def rows(splits):
    return splits.train, splits.dev, splits.test


def imbalanced(n, classes, seed=0):
    rng = np.random.default_rng(seed)
    counts = np.maximum(3, rng.multinomial(n, rng.dirichlet(np.ones(classes))))
    return rng.permutation(np.repeat(np.arange(classes), counts))


@pytest.mark.parametrize("shares", SHARES)
@pytest.mark.parametrize("classes", [0, 2, 7, 300])
def test_that_every_row_is_in_exactly_one_part_in_ascending_int32(shares, classes):
    targets = imbalanced(5000, classes) if classes else np.arange(5000)
    found = rows(parts(dataset_of(targets, classes), shares))
    assert np.array_equal(np.sort(np.concatenate(found)), np.arange(targets.size))
    for part in found:
        assert part.dtype == np.int32
        assert (np.diff(part) > 0).all()


@pytest.mark.parametrize("n", [10, 11, 997, 1797, 5003])
@pytest.mark.parametrize("shares", SHARES[:1] + SHARES[2:])
@pytest.mark.parametrize("classes", [0, 3])
def test_that_part_sizes_are_the_shares_rounded_by_largest_remainder(n, shares, classes):
    targets = np.arange(n) % classes if classes else np.arange(n)
    sizes = [part.size for part in rows(parts(dataset_of(targets, classes), shares))]
    quotas = [share * n for share in shares]
    left = n - sum(int(quota + 1e-6) for quota in quotas)
    by_remainder = sorted(range(3), key=lambda part: (-((quotas[part] + 1e-6) % 1), part))
    assert sizes == [int(quotas[part] + 1e-6) + (part in by_remainder[:left]) for part in range(3)]


@pytest.mark.parametrize("shares", SHARES)
@pytest.mark.parametrize("classes", [2, 10, 300])
@pytest.mark.parametrize("seed", [0, 1])
def test_that_each_part_gets_its_share_of_each_class_rounded_up_or_down(shares, classes, seed):
    targets = imbalanced(6000, classes, seed)
    counts = np.bincount(targets, minlength=classes)
    for part, share in zip(rows(parts(dataset_of(targets, classes), shares)), shares, strict=True):
        assert np.abs(np.bincount(targets[part], minlength=classes) - counts * share).max() < 1


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ([3, 3, 3], (0.6, 0.2, 0.2)),
        ([4, 9, 3], (0.6, 0.2, 0.2)),
        ([8, 7], (0.7, 0.1, 0.2)),
        ([4, 5, 3], (0.5, 0.3, 0.2)),
        ([17, 18], (0.7, 0.1, 0.2)),
    ],
)
def test_that_small_classes_are_rounded_up_or_down_where_taking_the_largest_remainders_does_not_add_up(
    counts, shares
):
    targets = np.repeat(np.arange(len(counts)), counts)
    for part, share in zip(rows(parts(dataset_of(targets, len(counts)), shares)), shares, strict=True):
        found = np.bincount(targets[part], minlength=len(counts))
        assert np.abs(found - np.multiply(counts, share)).max() < 1


def test_that_without_stratification_classes_fall_as_chance_has_it():
    targets = np.repeat([0, 1], [9000, 1000])
    drawn = {
        int(targets[parts(dataset_of(targets, 2), stratify=False, seed=seed).dev].sum()) for seed in range(8)
    }
    assert len(drawn) > 1
    # Hypergeometric with mean 200 and standard deviation 12.
    assert all(abs(count - 200) < 60 for count in drawn)


def test_that_the_seed_alone_decides_who_is_where():
    dataset = dataset_of(imbalanced(1000, 4), 4)
    first, again, other = parts(dataset), parts(dataset), parts(dataset, seed=8)
    assert all(np.array_equal(*pair) for pair in zip(rows(first), rows(again), strict=True))
    assert not np.array_equal(first.train, other.train)


@pytest.mark.parametrize("classes", [0, 3])
def test_that_the_order_of_the_file_does_not_decide_who_is_where(classes):
    n = 30_000
    targets = np.repeat(np.arange(3), n // 3) if classes else np.arange(n)
    for part in rows(parts(dataset_of(targets, classes))):
        # The mean of m of the numbers 0 … n-1 has standard deviation below n/sqrt(12·m).
        assert abs(part.mean() - n / 2) < 5 * n / np.sqrt(12 * part.size)
        odd = np.count_nonzero(part % 2)
        assert abs(odd - part.size / 2) < 5 * np.sqrt(part.size) / 2


def test_that_the_split_does_not_depend_on_the_inputs():
    targets = imbalanced(500, 3)
    assert np.array_equal(parts(dataset_of(targets, 3)).dev, parts(dataset_of(targets, 3, d=5)).dev)


def test_that_statistics_come_from_train_alone():
    dataset = dataset_of(np.arange(100.0), d=2)
    splits = parts(dataset, normalize=True)
    train = dataset.inputs[splits.train].astype(float)
    assert splits.normalization.mean == pytest.approx(train.mean(axis=0))
    assert splits.normalization.scale == pytest.approx(train.std(axis=0))
    targets = dataset.targets[splits.train].astype(float)
    assert (splits.target_mean, splits.target_scale) == pytest.approx((targets.mean(), targets.std()))


def test_that_without_normalization_inputs_stay_but_regression_targets_are_still_scaled():
    splits = parts(dataset_of(np.arange(50.0)), normalize=False)
    assert splits.normalization.mean.tolist() == [0]
    assert splits.normalization.scale.tolist() == [1]
    assert splits.target_scale > 1
    classified = parts(dataset_of(np.arange(50) % 2, 2), normalize=True)
    assert (classified.target_mean, classified.target_scale) == (0, 1)


@pytest.mark.parametrize(
    ("n", "shares", "key"),
    [
        (4, (0.9, 0.05, 0.05), "split.dev"),
        (20, (0.97, 0.02, 0.01), "split.test"),
        (3, (0.01, 0.49, 0.5), "split.train"),
    ],
)
def test_that_a_part_left_empty_is_named(n, shares, key):
    with pytest.raises(ExperimentError, match="empty") as caught:
        parts(dataset_of(np.arange(n)), shares)
    assert caught.value.key == key
    assert f"of {n} examples" in str(caught.value)


@pytest.mark.parametrize("count", [1, 2])
def test_that_a_class_too_small_to_be_in_every_part_is_named(count):
    targets = np.repeat([0, 1, 2], [50, 49, count])
    with pytest.raises(ExperimentError, match=f"'class 2' has {count} example") as caught:
        parts(dataset_of(targets, 3))
    assert caught.value.key == "split.stratify"
    assert "turn stratify off" in str(caught.value)
    assert parts(dataset_of(targets, 3), stratify=False).train.size


@pytest.mark.parametrize("stratify", [True, False])
def test_that_a_single_class_is_bad_data(stratify):
    with pytest.raises(DataError, match="'class 1'"):
        parts(dataset_of(np.ones(50), 2), stratify=stratify)


@pytest.mark.parametrize("classes", [0, 10, 500])
def test_that_millions_of_rows_are_split_without_a_loop_over_them(classes):
    n = 2_000_000
    targets = np.random.default_rng(0).integers(0, classes, n) if classes else np.zeros(n)
    dataset = dataset_of(targets, classes)
    # Time of this process, so that a busy machine does not count.
    start = time.process_time()
    parts(dataset)
    assert time.process_time() - start < 0.5


def test_that_splitting_takes_less_memory_than_half_of_twenty_columns():
    dataset = dataset_of(np.arange(400_000) % 10, 10, d=20)
    tracemalloc.start()
    parts(dataset, normalize=True)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < dataset.inputs.nbytes / 2
