"""What a lesson is: an experiment and a few steps, in one TOML file, resources/lessons/<name>.toml.

A lesson is data, never code. Every text is given twice, `en` and `zh`, each written for its reader. In a text a
blank line parts paragraphs, a line that begins with four spaces is a formula on a line of its own, **two stars** are
bold, `backticks` are a formula or a name within a sentence, and {dev_error} stands for a quantity (below).

    title.en = "L2 and λ"           # in the menu
    title.zh = "L2 正则化与 λ"
    about.en = "…"                  # one sentence: what is learned
    about.zh = "…"
    order = 30                      # its place in the menu
    minutes = 5
    rows = ["S7", "S11"]            # rows of the science that it teaches
    hide = ["panel.initialization"] # controls that are not shown; `lock`: shown, but cannot be used
    lock = ["split", "training.seed"]
    show = ["diagnosis"]            # columns beside the lesson

    [experiment.data]               # the settings at the start; a key that is left out has its default
    source = "moons"

    [[steps]]
    name = "plain"                  # letters, digits and "_"
    text.en = "…"                   # the statement
    text.zh = "…"
    set = {"regularization.l2" = 0.0}   # settings that the step begins with
    fresh = true                    # drop the run, so that Start begins a new one
    mark = ["run.start"]            # controls with a frame around them
    open = ["lens.cost"]            # lenses to open; `close` closes
    picture = "plot.model"          # the picture in front
    show = ["diagnosis"]            # `show`, `hide` and `lock` of a step are added to those of the lesson

    [steps.ask]                     # a prediction, made before anything is done
    text.en = "…"
    text.zh = "…"
    [[steps.ask.choices]]           # two to six choices …
    text.en = "…"
    text.zh = "…"
    right_when = [{quantity = "gap", above = 0.05}]     # or `right = true` / `right = false`
    reply.en = "…"                  # said to who chose it
    reply.zh = "…"
    [steps.ask.number]              # … or a number, given with a slider and a field
    low = 0.0
    high = 0.5
    example = 0.1                   # a prediction that comes true: lessons are tested by playing them
    percent = true                  # a share that is shown in percent; or `log = true`, `zero = true` (0 below low)
    on_plot = true                  # an error: a line that can be dragged on the error plot, too
    right_when = [{quantity = "answer", near = "dev_error", within = 0.03}]

    [steps.act]                     # what is then done in the window
    text.en = "…"
    text.zh = "…"
    mark = ["run.start"]
    done_when = [{event = "finished"}]

    [steps.reveal]                  # what is said when it is done, beside whether the prediction was right
    en = "Dev error is {dev_error} after {epochs} epochs."
    zh = "…"

Conditions (`right_when`, `done_when`: all of a list must hold) have one of these subjects:

    quantity = NAME    a number, with `above`, `below`, `is`, or `near` with `within` (a distance) or `factor`;
                       each is a number or the name of another quantity
    setting = KEY      a setting in force, with `above`, `below` or `is`; `example` is a value that satisfies it
    event = NAME       something that the run said since the action began: finished, stopped, diverged, closed (any of
                       these), started, reading, paused, checked, swept, compared, unsealed, a study's name such as
                       "learningcurve" or "mismatch"; or seen: the lenses that are open show where the run stands
    lens = KEY         that lens is open: "cost"
    picture = NAME     that picture is in front: "plot.model"
    pressed = NAME     the control with this objectName was pressed, or one inside it; or an entry of a list was
                       chosen: "check.dropout.frozen"

A step sets what it needs, and asks for nothing that an earlier one left behind but its memories: a reader may have
skipped that one, or take the lesson up on another day.

Quantities: see QUANTITIES, told with their unit ("12.4 %", "2.3 points"); `answer` is the number that was predicted;
the key of a setting with a number ("regularization.l2"); a number in what a lens saw ("cost.data") or a study found
("mismatch.auc", "curvaturemeasured.raw.condition"), by the field's name. Each step keeps its quantities when it is
done: `dev_error@plain` is the dev error as step "plain" left it.
"""

import difflib
import hashlib
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from guiprac import events
from guiprac import experiment as experiments
from guiprac.errors import ExperimentError
from guiprac.events import Interval
from guiprac.experiment import Experiment
from guiprac.resources_path import resource

Language = Literal["en", "zh"]
SUFFIX = ".toml"

# How a quantity is told: an error in percent or the target's unit, a difference of errors in percentage points or the
# target's unit, a share in percent, a count, or a number.
Kind = Literal["error", "points", "share", "count", "number"]
QUANTITIES: dict[str, Kind] = {
    "train_error": "error",
    "dev_error": "error",
    "gap": "points",
    # What was held out of train; the gap in two: train to train-dev is variance, from there to dev mismatch.
    "train_dev_error": "error",
    "variance_gap": "points",
    "mismatch_gap": "points",
    "best_dev_error": "error",
    "best_epoch": "number",
    "train_loss": "number",
    "dev_loss": "number",
    "cost": "number",
    "epochs": "number",
    "steps": "count",
    "n_examples": "count",
    "n_train": "count",
    "n_dev": "count",
    "n_test": "count",
    "n_inputs": "count",
    "parameters": "count",
    "decay_factor": "number",
    "dev_half_width": "points",
    "half_width_at_5": "points",
    # As the cost lens counted them, and of all hidden z as the lens "curved to straight" saw them.
    "weights": "count",
    "zero_weights": "count",
    "zero_share": "share",
    "straight_share": "share",
    "straightness.linear_share": "share",
    # The dev error of the present run less that of the one it was compared with; test as it was unsealed.
    "difference": "points",
    "test_error": "error",
    # The gradient check: the block that is furthest off and its factor k, each part of J alone, and how many examples
    # J was taken on.
    "check_difference": "number",
    "check_worst_difference": "number",
    "check_worst_factor": "number",
    "check_difference_data": "number",
    "check_difference_penalty": "number",
    "check_examples": "count",
    # The sweep of ε: where the two-sided difference is least, and how many times smaller a tenth of ε makes each.
    "sweep_best_epsilon": "number",
    "sweep_best_difference": "number",
    "sweep_gain_two_sided": "count",
    "sweep_gain_one_sided": "count",
    # The dropout lens: means over a layer before the mask, over many masks, and without 1/keep_prob; errors with
    # dropout off and left on; and with all units, and without the most needed one.
    "mean_before_mask": "number",
    "mean_after_masks": "number",
    "mean_unscaled": "number",
    "error_mask_off": "error",
    "error_mask_on": "error",
    "error_all_units": "error",
    "error_without_unit": "error",
    "rise_without_unit": "points",
    # J of the twin without dropout at its first and last step; of the other's last parameters under many masks.
    "twin_cost_first": "number",
    "twin_cost_last": "number",
    "masked_cost_least": "number",
    "masked_cost_most": "number",
    "twinscompared.rises_with": "share",
    "twinscompared.rises_without": "share",
    # The normalization lens: dev's moments in the widest input after (x - μ)/σ, and a contour's length by its width.
    "dev_mean_after": "number",
    "dev_deviation_after": "number",
    "normalization.largest_ratio": "count",
    "contour_length_raw": "count",
    "contour_length_normalized": "number",
    # The initialization lens: a[1], z[L], dZ[1] and dZ[L], and the share of a on the flat parts; the ends of a race.
    "first_signal": "number",
    "last_signal": "number",
    "first_gradient": "number",
    "last_gradient": "number",
    "saturated_share": "share",
    "race_error_zeros": "error",
    "race_error_small": "error",
    "race_error_xavier": "error",
    "race_error_he": "error",
    "race_error_large": "error",
    "seconds": "number",
    "steps_per_second": "count",
}
ANSWER = "answer"
RUN_EVENTS = (
    *("finished", "stopped", "diverged", "closed", "started", "reading", "paused"),
    *("checked", "swept", "compared", "unsealed", "seen"),
)
PLACEHOLDER = re.compile(r"\{([A-Za-z_][\w.]*(?:@\w+)?)\}")
_COMPARISONS = ("above", "below", "equals", "near")

Number = float | str
Line = Annotated[str, Meta(min_length=1)]
Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_]+$")]


class LessonError(ExperimentError):
    """A lesson file that cannot be read or used; the message names the file, the step and the key."""


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said, in each language."""

    en: Line
    zh: Line

    def of(self, language: Language) -> str:
        """The text for a reader of this language."""
        return self.zh if language == "zh" else self.en


class Condition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that holds or does not; see the module."""

    quantity: str = ""
    setting: str = ""
    event: str = ""
    lens: str = ""
    picture: str = ""
    pressed: str = ""
    above: Number | None = None
    below: Number | None = None
    equals: float | str | bool | None = msgspec.field(default=None, name="is")
    near: Number | None = None
    within: float | None = None
    factor: float | None = None
    example: float | str | bool | list[float] | None = None


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a few; right by itself, or judged by what was measured."""

    text: Text
    right_when: tuple[Condition, ...] = ()
    right: bool | None = None
    reply: Text | None = None


class NumberAsked(Struct, frozen=True, forbid_unknown_fields=True):
    """A number to predict, between `low` and `high`; `example` is one that comes true."""

    low: float
    high: float
    right_when: Annotated[tuple[Condition, ...], Meta(min_length=1)]
    example: float
    log: bool = False
    zero: bool = False
    percent: bool = False
    on_plot: bool = False


class Ask(Struct, frozen=True, forbid_unknown_fields=True):
    """A prediction: choices, or a number."""

    text: Text
    choices: tuple[Choice, ...] = ()
    number: NumberAsked | None = None


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """What is done in the window before the step goes on."""

    text: Text
    done_when: Annotated[tuple[Condition, ...], Meta(min_length=1)]
    mark: tuple[str, ...] = ()


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement, then if there are such a prediction, an action, and what came of it."""

    name: Name
    text: Text
    ask: Ask | None = None
    act: Act | None = None
    reveal: Text | None = None
    set: dict[str, Any] = {}
    fresh: bool = False
    mark: tuple[str, ...] = ()
    show: tuple[Literal["diagnosis"], ...] = ()
    open: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    picture: str = ""
    hide: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    title: Text
    about: Text
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=30)]
    order: int = 1000
    minutes: Annotated[int, Meta(ge=1, le=120)] = 5
    rows: tuple[str, ...] = ()
    experiment: dict[str, Any] = {}
    show: tuple[Literal["diagnosis"], ...] = ()
    hide: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """A lesson that was read and found to be whole.

    Attributes:
        name: its file's stem.
        key: what its progress goes by: the name, and for a file of one's own also where it lies, since two teachers
            may choose one name. So a file can be mended between two sittings, and a copy elsewhere begins anew.
    """

    name: str
    key: str
    title: Text
    about: Text
    order: int
    minutes: int
    rows: tuple[str, ...]
    experiment: Experiment
    steps: tuple[Step, ...]
    show: tuple[str, ...]
    hide: tuple[str, ...]
    lock: tuple[str, ...]


def bundled_lessons() -> dict[str, Path]:
    """The files of the lessons that ship with the program, by name, in alphabetical order."""
    return {path.stem: path for path in sorted(resource("lessons").glob(f"*{SUFFIX}"))}


def read_lesson(path: Path, lenses: Collection[str]) -> Lesson:
    """Read a lesson file; `lenses` are the keys of the lenses there are.

    Raises:
        LessonError: it cannot be read, is not UTF-8 TOML, or says something that makes no sense.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LessonError(f"Cannot read the lesson {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise LessonError(f"{path} is not a text file in UTF-8 (byte {error.start}).") from error
    made, place = from_toml(text, path.name, lenses), path.resolve()
    if place.parent == resource("lessons").resolve():
        return made
    return replace(made, key=f"{made.name}-{hashlib.sha256(str(place).encode()).hexdigest()[:12]}")


def from_toml(text: str, file: str, lenses: Collection[str]) -> Lesson:
    """Read a lesson from TOML text; `file` is the file's name for messages, `lenses` are the keys of all lenses.

    Raises:
        LessonError: names the file, the step and the key.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(f"{file} is not valid TOML: {error}.") from error
    try:
        read = msgspec.convert(table, _File)
    except msgspec.ValidationError as error:
        raise LessonError(_told(str(error), file, table)) from error
    try:
        experiment = experiments.from_table(read.experiment)
    except ExperimentError as error:
        raise LessonError(f"{file}, experiment: {error}") from error
    name = Path(file).stem
    made = Lesson(
        name,
        name,
        read.title,
        read.about,
        read.order,
        read.minutes,
        read.rows,
        experiment,
        read.steps,
        read.show,
        read.hide,
        read.lock,
    )
    for problem in _problems(made, lenses):
        raise LessonError(f"{file}, {problem}")
    return made


def kind_of(quantity: str) -> Kind:
    """How a quantity is told; its step left out of account."""
    return QUANTITIES.get(quantity.partition("@")[0], "number")


# --- what must hold ---------------------------------------------------------------------------------------------


def _told(message: str, file: str, table: dict[str, Any]) -> str:
    """msgspec's message with the place as a person counts it: "step 2 (plain), ask.choices 1.text.zh"."""
    says, _, path = message.replace("Object ", "").partition(" - at ")
    says = says.replace("`", "").replace("Expected", "expected").replace("got", "but got")
    place = path.strip("`").removeprefix("$").removeprefix(".")
    found = re.match(r"steps\[(\d+)\]\.?", place)
    steps = table.get("steps")
    where = file
    if found and isinstance(steps, list):
        index = int(found.group(1))
        step = steps[index] if index < len(steps) and isinstance(steps[index], dict) else {}
        where += f", {_step_place(index, str(step.get('name', '')))}"
        place = place[found.end() :]
    place = re.sub(r"\[(\d+)\]", lambda match: f" {int(match.group(1)) + 1}", place)
    return f"{where}{', ' if place else ''}{place}: {says}."


def _step_place(index: int, name: str) -> str:
    return f"step {index + 1} ({name})" if name else f"step {index + 1}"


def _problems(lesson: Lesson, lenses: Collection[str]) -> Iterator[str]:
    """What makes no sense, the place first."""
    names: list[str] = []
    experiment = lesson.experiment
    for index, step in enumerate(lesson.steps):
        where = _step_place(index, step.name)
        if step.name in names:
            yield f"{where}, name: another step has this name; memories of steps go by their names."
        names.append(step.name)
        try:
            experiment = experiments.with_values(experiment, step.set)
        except ExperimentError as error:
            yield f"{where}, set: {error}"
        for key, problem in _step_problems(step, names, lenses):
            yield f"{where}, {key}: {problem}"


def _step_problems(step: Step, names: list[str], lenses: Collection[str]) -> Iterator[tuple[str, str]]:
    for key, text in _texts(step):
        for language in (text.en, text.zh):
            for name in PLACEHOLDER.findall(language):
                problem = _quantity_problem(name, names)
                if problem:
                    yield key, f"{{{name}}}: {problem}"
    for field in ("open", "close"):
        for lens in getattr(step, field):
            if lens.removeprefix("lens.") not in lenses:
                yield field, _unknown_lens(lens, lenses)
    if step.ask is not None:
        yield from _ask_problems(step.ask, names)
    if step.act is not None:
        for index, condition in enumerate(step.act.done_when, start=1):
            for problem in _condition_problems(condition, names):
                yield f"act.done_when {index}", problem
            if condition.lens and condition.lens not in lenses:
                yield f"act.done_when {index}", _unknown_lens(condition.lens, lenses)


def _ask_problems(ask: Ask, names: list[str]) -> Iterator[tuple[str, str]]:
    if bool(ask.choices) == (ask.number is not None):
        yield "ask", "give either choices or a number."
    if ask.choices and not 2 <= len(ask.choices) <= 6:
        yield "ask.choices", "give two to six of them."
    for place, choice in enumerate(ask.choices, start=1):
        if bool(choice.right_when) == (choice.right is not None):
            yield f"ask.choices {place}", "say either right_when = […] or right = true or false."
        for index, condition in enumerate(choice.right_when, start=1):
            for problem in _condition_problems(condition, names):
                yield f"ask.choices {place}.right_when {index}", problem
    if ask.choices and all(choice.right is False for choice in ask.choices):
        yield "ask.choices", "none of them can be right."
    if ask.number is not None:
        if not ask.number.low < ask.number.high:
            yield "ask.number", "low must be below high."
        if not ask.number.low <= ask.number.example <= ask.number.high:
            yield "ask.number.example", "it must lie between low and high."
        if ask.number.log and ask.number.low <= 0:
            yield "ask.number.low", "it must be above 0 on a log scale; `zero = true` adds an exact 0."
        for index, condition in enumerate(ask.number.right_when, start=1):
            for problem in _condition_problems(condition, names):
                yield f"ask.number.right_when {index}", problem


def _condition_problems(condition: Condition, names: list[str]) -> Iterator[str]:
    subjects = ("quantity", "setting", "event", "lens", "picture", "pressed")
    given = [subject for subject in subjects if getattr(condition, subject)]
    if len(given) != 1:
        yield f"a condition has exactly one of {', '.join(subjects)}."
        return
    subject, compared = given[0], [name for name in _COMPARISONS if getattr(condition, name) is not None]
    if subject in ("quantity", "setting"):
        if not compared:
            yield "say what is compared: above, below, is or near."
    elif compared or condition.example is not None:
        yield f"a condition on {subject} has nothing to compare."
    if condition.near is not None and (condition.within is None) == (condition.factor is None):
        yield "near needs either within (a distance) or factor."
    if condition.near is None and (condition.within is not None or condition.factor is not None):
        yield "within and factor go with near."
    if subject == "setting" and condition.setting not in experiments.settings():
        yield _unknown_setting(condition.setting)
    if subject == "event" and condition.event not in (*RUN_EVENTS, *_fields_of(events.Study)):
        yield f"there is no event {condition.event}; there are {', '.join((*RUN_EVENTS, *_fields_of(events.Study)))}."
    quantities = [condition.quantity] if condition.quantity else []
    quantities += [
        value for value in (condition.above, condition.below, condition.near) if isinstance(value, str)
    ]
    for name in quantities:
        problem = _quantity_problem(name, names)
        if problem:
            yield problem


def _unknown_lens(key: str, lenses: Collection[str]) -> str:
    return f"there is no lens {key}; the lenses are {', '.join(lenses)}."


def _unknown_setting(key: str) -> str:
    try:
        experiments.value_of(Experiment(), key)
    except ExperimentError as error:
        return str(error)
    return ""


def _quantity_problem(name: str, names: list[str]) -> str:
    """Why there is no such quantity; "" if there is. `names`: the steps so far, this one last."""
    bare, at, step = name.partition("@")
    if at and step not in names[:-1]:
        return f"there is no earlier step {step}."
    if bare in QUANTITIES or bare == ANSWER or bare in experiments.settings():
        return ""
    head, dot, field = bare.partition(".")
    fields = {**_fields_of(events.Study), **_lens_fields()}
    if dot and head in fields:
        known = fields[head]
        return "" if field in known else f"{head} has no number {field}; it has {', '.join(known) or 'none'}."
    near = difflib.get_close_matches(bare, [*QUANTITIES, *experiments.settings()], n=1)
    if near:
        return f"there is no quantity {bare}. Did you mean {near[0]}?"
    return f"there is no quantity {bare}; there are {', '.join(QUANTITIES)}, answer, and keys of settings."


def _lens_fields() -> dict[str, list[str]]:
    return {tag.removesuffix("seen"): fields for tag, fields in _fields_of(events.Lens).items()}


def _fields_of(base: type[events.Event]) -> dict[str, list[str]]:
    """The events of a kind by their tag, with the names of their fields that hold a number."""
    found = {}
    for kind in base.__subclasses__():
        found[str(kind.__struct_config__.tag)] = list(_numbers(kind))
    return found


def _numbers(kind: type[Struct]) -> Iterator[str]:
    """The names of the fields that hold a number, those of a struct within it with a dot."""
    for field in msgspec.structs.fields(kind):
        if field.type in (int, float, float | None, Interval):
            yield field.name
        elif isinstance(field.type, type) and issubclass(field.type, Struct):
            yield from (f"{field.name}.{name}" for name in _numbers(field.type))


def _texts(step: Step) -> Iterator[tuple[str, Text]]:
    yield "text", step.text
    if step.ask is not None:
        yield "ask.text", step.ask.text
        for place, choice in enumerate(step.ask.choices, start=1):
            yield f"ask.choices {place}.text", choice.text
            if choice.reply is not None:
                yield f"ask.choices {place}.reply", choice.reply
    if step.act is not None:
        yield "act.text", step.act.text
    if step.reveal is not None:
        yield "reveal", step.reveal
