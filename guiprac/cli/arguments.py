"""What can be typed after `guiprac`, with help that teaches, and what it means as values."""

import argparse
import difflib
import math
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import guiprac
from guiprac.cli.settings_reference import describe_value
from guiprac.errors import ExperimentError
from guiprac.experiment import settings

# ε beyond this measures the curve of J, not its slope.
LARGEST_EPSILON = 0.1
# A day.
LONGEST_CODE = 86_400.0
SMALLEST_GAP = 1e-6
_BARE_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")

COMMANDS = (
    "gui",
    "train",
    "check",
    "diagnose",
    "split-advice",
    "learning-curve",
    "mismatch",
    "lesson",
    "settings",
    "doctor",
)

_ABOUT = """\
Practise, see and use the practical side of deep learning: train, dev and test splits, bias and variance,
regularization, dropout, initialization and gradient checking.

Without a command the window opens, with FILE in it if one is given.
"""

_EXAMPLES = """\
examples:
  guiprac                                       open the window
  guiprac houses.csv                            open it with a table of your own
  guiprac train digits                          train a bundled experiment
  guiprac train --data houses.csv --target price
  guiprac train digits --set network.hidden=[128,64] --set regularization.l2=0.7
  guiprac check moons                           are the gradients right?
  guiprac lesson                                lessons that are played in the window
  guiprac settings                              every KEY, its bounds, default and meaning

exit codes:
  0 done   1 failure   2 usage or bad experiment   3 diverged   4 bad data   5 cannot write
  70 a bug in guiprac   130 cancelled (Ctrl-C keeps what was reached)
"""

_TRAIN_EXAMPLES = """\
examples:
  guiprac train digits
  guiprac train digits --set training.epochs=100 --set network.activation=tanh
  guiprac train moons --set data.noise=0.4 --set network.hidden=[64,64] --out overfit.guiprac
  guiprac train --data houses.csv --target price --set data.ignore=[id]
  guiprac train digits --json | tail -1        the closing event, for scripts
  guiprac train digits --unseal                the test error, once nothing is left to choose

VALUE is a TOML value; a bare word is a string. In a list the brackets may be left out: network.hidden=64,32.
`guiprac settings` lists every KEY. Ctrl-C ends the run and keeps what was reached.
"""

_CHECK_EXAMPLES = """\
The gradient of back-propagation is compared with (J(θ+ε) - J(θ-ε)) / 2ε in float64, for each W[l] and b[l], at
the initial parameters. The verdict is a result like any other: the exit code is 0 whatever it is.

examples:
  guiprac check moons
  guiprac check digits --all
  guiprac check digits --set regularization.l2=0.7 --epsilon 1e-5 --json | tail -1
  guiprac check moons --fault any               plant a fault and see it found
  guiprac check moons --set regularization.keep_prob=0.8 --dropout frozen
  guiprac check moons --sweep                   the difference against ε
  guiprac check --template > mine.py            a file for your own backpropagation
  guiprac check --code mine.py                  run it in a process of its own, and check its gradients
"""

_DIAGNOSE_EXAMPLES = """\
Avoidable bias is train error less the best achievable error, variance is dev error less train error, each with a
95 % interval. A gap is high if its interval lies above the tolerance, none if it lies below, and "not sure"
otherwise. For generators the best achievable error is computed; otherwise it is 0 until you name it. Test is
not looked at. A saved run is taken as it stands, unless a setting is changed.

examples:
  guiprac diagnose high_bias
  guiprac diagnose digits --best-error 0.01 --tolerance 0.01
  guiprac diagnose overfit.guiprac
  guiprac diagnose moons --set network.hidden=128,64 --json | tail -1
"""

_SPLIT_EXAMPLES = """\
Dev shall tell two settings apart whose error rates differ by the gap: its size follows from that, not from habit.
It takes at most 20 % and at least 1 % of the examples, and test as much.

examples:
  guiprac split-advice 1000
  guiprac split-advice 1000000 --error 0.02 --gap 0.002
  guiprac split-advice 50000 --classes 10 --json
"""

_CURVE_EXAMPLES = """\
The network is trained on 1/32, 1/16, … 1/2 and all of train, the same number of steps each, and measured on the
same dev set. A repeat draws other examples and starts from other weights; the band is for the mean of the repeats.

examples:
  guiprac learning-curve digits
  guiprac learning-curve noisy_moons --points 4 --repeats 10
  guiprac learning-curve --data houses.csv --target price --json | tail -1
"""

_MISMATCH_EXAMPLES = """\
A classifier is told to tell the two parts apart by their inputs. AUC 0.5 is guessing; p is the chance of an AUC as
high if the parts were alike. Targets are not looked at, those of test least of all.

examples:
  guiprac mismatch digits
  guiprac mismatch digits --between train dev
  guiprac mismatch --data houses.csv --target price --json
"""


_LESSON_EXAMPLES = """\
A lesson leads through an experiment in a few steps: predict, do, see. Your place in it is kept. A file of your
own can set values, and hide or lock controls; what is wrong with it is told with its place.

examples:
  guiprac lesson
  guiprac lesson l2
  guiprac lesson monday.toml
"""


def parser(experiment_names: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _parser(argparse.ArgumentParser, prog="guiprac", description=_ABOUT, epilog=_EXAMPLES)
    top.add_argument("--version", action="version", version=f"guiprac {guiprac.__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    gui = _parser(
        commands.add_parser, "gui", help="open the window (the default)", description="Open the window."
    )
    gui.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        type=Path,
        help="a run (.guiprac), an experiment (TOML) or data to open",
    )

    train = _parser(
        commands.add_parser,
        "train",
        help="train a network",
        description="Train a network and measure train and dev error alike.",
        epilog=_TRAIN_EXAMPLES,
    )
    _add_experiment(train, experiment_names)
    train.add_argument("--out", metavar="RUN", type=Path, help="write the run to this file (.guiprac)")
    train.add_argument(
        "--unseal",
        action="store_true",
        help="measure the sealed test part at the end; once all choices are made (S2)",
    )

    check = _parser(
        commands.add_parser,
        "check",
        help="check the gradients of a network",
        description="Check the gradients of an experiment's network on its data.",
        epilog=_CHECK_EXAMPLES,
    )
    _add_experiment(check, experiment_names)
    check.add_argument("--epsilon", type=_epsilon, default=1e-6, help="ε of the two-sided difference (1e-6)")
    check.add_argument("--all", action="store_true", help="every parameter, not a sample of each block")
    _add_doctor(check)

    diagnose = _parser(
        commands.add_parser,
        "diagnose",
        help="bias or variance, and what to try next",
        description="Train, or take a saved run, and say whether its errors show bias or variance.",
        epilog=_DIAGNOSE_EXAMPLES,
    )
    _add_experiment(diagnose, experiment_names)
    diagnose.add_argument(
        "--best-error",
        metavar="E",
        type=_not_negative,
        help="the best achievable error: a share, or an RMSE in the target's unit",
    )
    diagnose.add_argument(
        "--tolerance",
        metavar="T",
        type=_not_negative,
        help="up to where a gap counts as none (0.02, or 5 %% of the target's standard deviation)",
    )

    advice = _parser(
        commands.add_parser,
        "split-advice",
        help="how to split so many examples",
        description="Say how to share N examples out between train, dev and test, and what dev can then tell apart.",
        epilog=_SPLIT_EXAMPLES,
    )
    advice.add_argument("examples", metavar="N", type=_whole(3, 10**12), help="examples in all")
    advice.add_argument(
        "--error", metavar="E", type=_share, default=0.05, help="the error rate that is expected (0.05)"
    )
    advice.add_argument(
        "--gap",
        metavar="G",
        type=_positive_share,
        default=0.01,
        help="the difference of two error rates that dev shall see (0.01)",
    )
    advice.add_argument("--classes", metavar="K", type=_whole(2, 10**6), default=2, help="classes (2)")
    advice.add_argument("--json", action="store_true", help="the advice as a JSON object")

    curve = _parser(
        commands.add_parser,
        "learning-curve",
        help="would more data help?",
        description="Train on more and more of train and see how train and dev error go.",
        epilog=_CURVE_EXAMPLES,
    )
    _add_experiment(curve, experiment_names)
    curve.add_argument("--points", metavar="P", type=_whole(2, 20), default=6, help="sizes of train (6)")
    curve.add_argument("--repeats", metavar="R", type=_whole(1, 100), default=3, help="runs a size (3)")

    mismatch = _parser(
        commands.add_parser,
        "mismatch",
        help="are dev and test alike?",
        description="Say whether two parts of the data come from the same distribution.",
        epilog=_MISMATCH_EXAMPLES,
    )
    _add_experiment(mismatch, experiment_names)
    mismatch.add_argument(
        "--between",
        nargs=2,
        metavar="PART",
        choices=("train", "dev", "test"),
        default=("dev", "test"),
        help="two of train, dev and test (dev test)",
    )

    lesson = _parser(
        commands.add_parser,
        "lesson",
        help="open a lesson in the window",
        description="Open the window in a lesson; without a name, list the lessons.",
        epilog=_LESSON_EXAMPLES,
    )
    lesson.add_argument(
        "lesson", nargs="?", metavar="NAME|FILE", help="a lesson, or a file of your own (TOML)"
    )

    _parser(commands.add_parser, "settings", help="list every setting", description="List every setting.")
    doctor = _parser(
        commands.add_parser,
        "doctor",
        help="is everything there that guiprac needs?",
        description="Look for everything that guiprac needs, and say what to do about what is missing.",
    )
    doctor.add_argument("--json", action="store_true", help="a JSON object a line")
    return top


def with_command(arguments: Sequence[str]) -> list[str]:
    """The arguments with `gui` put in where the command is left out: `guiprac FILE` is `guiprac gui FILE`."""
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first in ("-h", "--help", "--version"):
        return list(arguments)
    return ["gui", *arguments]


def similar_command(word: str) -> str:
    """A hint for a mistyped command, or ""."""
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    return f" Did you mean `guiprac {near[0]}`?" if near else ""


def setting(text: str) -> tuple[str, Any]:
    """The key and the value of one KEY=VALUE.

    Raises:
        ExperimentError: there is no "=", or VALUE is neither TOML nor a bare word.
    """
    key, equals, value = text.partition("=")
    key = key.strip()
    if not equals:
        raise ExperimentError(f"--set {text}: expected KEY=VALUE, such as --set training.epochs=100.")
    return key, _value(key, value.strip())


def _value(key: str, text: str) -> Any:
    known = settings().get(key)
    kind = known.kind if known is not None else None
    if kind == "text":
        return _toml(text) if text.startswith(("'", '"')) else text
    # Brackets are special to shells, so that a list may do without them.
    is_list = kind in ("integers", "texts") or (kind == "numbers" and "," in text)
    if is_list and not text.startswith("["):
        text = f"[{text}]"
    if kind == "texts" and "'" not in text and '"' not in text:
        return [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    if _BARE_WORD.fullmatch(text) and text not in ("true", "false", "inf", "nan"):
        return text
    return _toml(text, key)


def _toml(text: str, key: str = "data.source") -> Any:
    try:
        table = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        table = {}
    # More than one key: the text went on after its value, on a line of its own.
    if list(table) != ["value"]:
        message = f"{key}: {text!r} is not a value in TOML, such as {_example(key)}."
        raise ExperimentError(message, key)
    return table["value"]


def _example(key: str) -> str:
    known = settings().get(key)
    return describe_value(known.default) if known is not None else "0.5"


def _epsilon(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= LARGEST_EPSILON:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0 and at most {LARGEST_EPSILON:g}")
    return value


def _not_negative(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not a number of at least 0")
    return value


def _share(text: str) -> float:
    value = _not_negative(text)
    if value > 1:
        raise argparse.ArgumentTypeError(f"{text} is not a share from 0 to 1, such as 0.05 for 5 %")
    return value


def _positive_share(text: str) -> float:
    value = _share(text)
    if value < SMALLEST_GAP:
        raise argparse.ArgumentTypeError(f"{text} is not a share of at least {SMALLEST_GAP:g}")
    return value


def _whole(least: int, most: int) -> Callable[[str], int]:
    """What turns a text into a whole number within bounds; 50,000 and 50_000 are taken as well."""

    def whole(text: str) -> int:
        digits = text.replace(",", "").replace("_", "")
        if not (digits.isascii() and digits.isdigit() and least <= int(digits) <= most):
            raise argparse.ArgumentTypeError(f"{text} is not a whole number from {least:,} to {most:,}")
        return int(digits)

    return whole


def _add_experiment(command: argparse.ArgumentParser, names: Sequence[str]) -> None:
    command.add_argument(
        "experiment",
        nargs="?",
        metavar="EXPERIMENT",
        help="an experiment file (TOML), a run file (.guiprac: its experiment), or the name of a bundled experiment: "
        f"{', '.join(names)}; may be left out when --data is given",
    )
    command.add_argument(
        "--data",
        metavar="FILE",
        help="the data: a file (CSV, TSV, Parquet, NPZ, NPY, IDX) or the name of a bundled one",
    )
    command.add_argument("--target", metavar="COLUMN", help="what to predict (data.target)")
    command.add_argument("--task", choices=settings()["data.task"].choices, help="what to learn (data.task)")
    command.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        dest="values",
        help="change a setting; repeat at will",
    )
    command.add_argument(
        "--json", action="store_true", help="events as JSON, one a line; the closing one is the last"
    )


def _add_doctor(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "--dropout",
        choices=("off", "frozen", "resampled"),
        default="off",
        help="set dropout aside (off), hold one mask, or draw a new one for each J, which cannot pass",
    )
    check.add_argument(
        "--corners",
        action="store_true",
        help="count in what lies on a corner of ReLU, where J has no derivative",
    )
    check.add_argument(
        "--fault",
        metavar="NAME",
        default="",
        help="plant a fault into the copy of backpropagation that is checked; any draws one, list names them",
    )
    check.add_argument("--sweep", action="store_true", help="the difference at ε from 1e-1 to 1e-12 instead")
    check.add_argument(
        "--code",
        metavar="FILE",
        type=Path,
        help="run this file of yours and check the gradients that it gives",
    )
    check.add_argument(
        "--seconds", metavar="S", type=_seconds, default=60.0, help="how long --code may take (60)"
    )
    check.add_argument(
        "--megabytes", metavar="MB", type=_whole(64, 10**6), default=2048, help="the memory of --code (2048)"
    )
    check.add_argument("--template", action="store_true", help="print a file for --code to start from")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= LONGEST_CODE:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds, at most {LONGEST_CODE:g}")
    return value


def _parser(
    make: Callable[..., argparse.ArgumentParser], *names: str, **texts: Any
) -> argparse.ArgumentParser:
    return make(*names, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **texts)
