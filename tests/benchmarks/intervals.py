"""How often the 95 % intervals hold the truth: `python tests/benchmarks/intervals.py [repeats]`.

Promised is 95 ± 1.5 %. The coverage of any interval for counts swings with the exact rate, since counts are whole
numbers; so the true rates are drawn, for each repeat, from half to one and a half times the one named. The bootstrap
is asked with normal errors and with heavy-tailed ones.
"""

import sys

import numpy as np

from guiprac.analysis import intervals
from guiprac.events import Interval

SEED = 1
PROMISED, ALLOWED = 0.95, 0.015


def holds(interval: Interval, truth: float) -> bool:
    """Whether the truth lies within."""
    return interval.low <= truth <= interval.high


def around(rng: np.random.Generator, rate: float) -> float:
    """A true rate near the one named."""
    return rng.uniform(0.5, 1.5) * rate


def wilson_coverage(rng, repeats, rate, n):
    """Wilson's interval of one rate."""
    hits = 0
    for _ in range(repeats):
        true = around(rng, rate)
        hits += holds(intervals.wilson(rng.binomial(n, true) / n, n), true)
    return hits / repeats


def gap_coverage(rng, repeats, train, dev, n_train, n_dev):
    """The difference of dev and train error, on different examples."""
    hits = 0
    for _ in range(repeats):
        true_train, true_dev = around(rng, train), around(rng, dev)
        wrong_dev, wrong_train = rng.binomial(n_dev, true_dev), rng.binomial(n_train, true_train)
        gap = intervals.rate_gap(wrong_dev / n_dev, n_dev, wrong_train / n_train, n_train)
        hits += holds(gap, true_dev - true_train)
    return hits / repeats


def paired_coverage(rng, repeats, only_first, only_second, n):
    """The difference of two runs on the same dev examples."""
    hits = 0
    for _ in range(repeats):
        first, second = around(rng, only_first), around(rng, only_second)
        b, c, _ = rng.multinomial(n, (first, second, 1 - first - second))
        hits += holds(intervals.paired_difference(int(b), int(c), n), first - second)
    return hits / repeats


ERRORS = {
    "normal": (lambda rng, n: rng.standard_normal(n), 1.0),
    # Student's t with 8 degrees of freedom has variance 8/6.
    "heavy-tailed": (lambda rng, n: rng.standard_t(8, n), np.sqrt(8 / 6)),
}


def rmse_coverage(rng, repeats, kind, n):
    """The bootstrap of one RMSE."""
    draw, truth = ERRORS[kind]
    return np.mean([holds(intervals.rmse(draw(rng, n) ** 2, rng), truth) for _ in range(repeats)])


def rmse_gap_coverage(rng, repeats, kind, n_train, n_dev):
    """The bootstrap of dev's RMSE less train's, where dev errs 1.3 times as much."""
    draw, truth = ERRORS[kind]
    return np.mean(
        [
            holds(
                intervals.rmse_gap((1.3 * draw(rng, n_dev)) ** 2, draw(rng, n_train) ** 2, rng), 0.3 * truth
            )
            for _ in range(repeats)
        ]
    )


def paired_rmse_coverage(rng, repeats, kind, n):
    """The bootstrap of two runs' RMSE on the same examples, whose errors are alike (correlation 0.8)."""
    draw, truth = ERRORS[kind]
    hits = 0
    for _ in range(repeats):
        shared, own = draw(rng, n), rng.standard_normal(n) * truth
        second = 0.8 * shared + 0.6 * own
        hits += holds(intervals.paired_rmse_gap(shared**2, second**2, rng), 0.0)
    return hits / repeats


def normal_rmse_coverage(rng, repeats, n):
    """The interval of an RMSE without its examples."""
    return np.mean(
        [
            holds(intervals.rmse_of_normal(float(np.sqrt(np.mean(rng.standard_normal(n) ** 2))), n), 1.0)
            for _ in range(repeats)
        ]
    )


def table(repeats: int) -> list[tuple[str, float]]:
    """Name and coverage of each case."""
    rng = np.random.default_rng(SEED)
    few = max(200, repeats // 10)
    rows = []
    for rate in (0.01, 0.05, 0.15, 0.30):
        for n in (200, 1000, 10_000):
            rows.append((f"rate {rate:.0%}, n = {n:,}", wilson_coverage(rng, repeats, rate, n)))
    for train, dev in ((0.01, 0.11), (0.15, 0.16), (0.15, 0.30), (0.005, 0.01)):
        for n_train, n_dev in ((600, 200), (6000, 2000), (98_000, 1000)):
            name = f"gap {train:.1%} / {dev:.0%}, n = {n_train:,} / {n_dev:,}"
            rows.append((name, gap_coverage(rng, repeats, train, dev, n_train, n_dev)))
    for first, second in ((0.02, 0.02), (0.05, 0.03), (0.10, 0.02)):
        for n in (200, 2000):
            name = f"paired, only first {first:.0%}, only second {second:.0%}, n = {n:,}"
            rows.append((name, paired_coverage(rng, repeats // 2, first, second, n)))
    for kind in ERRORS:
        for n in (100, 1000):
            rows.append((f"RMSE, {kind}, n = {n:,}", float(rmse_coverage(rng, few, kind, n))))
        name = f"RMSE gap, {kind}, n = 600 / 200"
        rows.append((name, float(rmse_gap_coverage(rng, few, kind, 600, 200))))
        rows.append((f"RMSE paired, {kind}, n = 200", paired_rmse_coverage(rng, few, kind, 200)))
    rows.append(("RMSE without examples, normal, n = 200", float(normal_rmse_coverage(rng, repeats, 200))))
    return rows


def main() -> None:
    """Print the table."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for name, coverage in table(repeats):
        mark = "" if abs(coverage - PROMISED) <= ALLOWED else "  outside 95 ± 1.5 %"
        print(f"{name:60} {coverage:7.2%}{mark}")


if __name__ == "__main__":
    main()
