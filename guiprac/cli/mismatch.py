"""`guiprac mismatch`: are dev and test, or train and dev, alike?"""

import argparse

from guiprac.analysis.mismatch import FOLDS, mismatch
from guiprac.cli.output import say, say_event, tell
from guiprac.cli.subject import experiment_of
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.events.mismatch import Feature, Mismatch
from guiprac.runtime.blas import limit_threads


def tell_apart(options: argparse.Namespace) -> int:
    """Say whether two parts differ in their inputs, and by which; the exit code.

    Raises:
        GuipracError: the experiment or its data cannot be used, or the parts are too small or the same.
    """
    first, second = options.between
    if first == second:
        raise ExperimentError(f"--between {first} {second}: name two different parts.")
    experiment = experiment_of(options)
    limit_threads()
    splits = prepare(experiment)
    for note in splits.dataset.notes:
        tell(f"Note: {note}")
    rows = {"train": splits.train, "dev": splits.dev, "test": splits.test}
    for name in (first, second):
        if rows[name].size < 2 * FOLDS:
            raise ExperimentError(
                f"split.{name}: {name} has {rows[name].size} examples, too few to be compared; it takes {2 * FOLDS}.",
                f"split.{name}",
            )
    found = mismatch(
        splits.dataset.inputs,
        rows[first],
        rows[second],
        names=splits.dataset.input_names,
        between=(first, second),
        seed=experiment.training.seed,
    )
    if options.json:
        say_event(found)
    else:
        say(in_words(found))
    return 0


def in_words(found: Mismatch) -> str:
    """The answer, and the inputs that give the parts away."""
    first, second = found.between
    lines = [
        found.says,
        f"A classifier looked at {found.n_first:,} inputs of {first} and {found.n_second:,} of {second}; "
        f"p from {found.permutations:,} relabellings. No targets were looked at.",
    ]
    if found.features:
        lines += ["", f"Inputs that differ on their own ({first} against {second}):"]
        lines += [_line(feature) for feature in found.features]
    return "\n".join(lines)


def _line(feature: Feature) -> str:
    return (
        f"  {feature.name}: distance {feature.distance:.2f}, p = {feature.p:.2g}; "
        f"mean {feature.first_mean:.4g} against {feature.second_mean:.4g}"
    )
