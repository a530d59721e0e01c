"""Test is sealed: nothing computes its error, or anything else from it, before it is unsealed on purpose (S2)."""

import re
import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import numpy as np
import pytest

from guiprac import commands, events
from guiprac.analysis import intervals
from guiprac.analysis.examine import diagnose_run
from guiprac.cli import main
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.commands.mismatch import MeasureMismatch
from guiprac.data import prepare as preparing
from guiprac.data.prepare import Preparer, prepare
from guiprac.experiment import Experiment, with_values
from guiprac.runtime import run_file
from guiprac.runtime.client import HostProcess
from guiprac.runtime.controls import Controls
from guiprac.runtime.host import Host
from guiprac.trainer.prediction import predict

COMMON = {
    "network.hidden": [5, 4],
    "regularization.keep_prob": 0.9,
    "training.epochs": 3,
    "training.optimizer": "adam",
}
MOONS = with_values(Experiment(), COMMON | {"data.source": "moons", "data.samples": 300})
DIGITS = with_values(Experiment(), COMMON | {"data.source": "digits", "network.hidden": [4]})
DIABETES = with_values(Experiment(), COMMON | {"data.source": "diabetes"})
ALL = pytest.mark.parametrize("experiment", [MOONS, DIGITS, DIABETES], ids=["moons", "digits", "diabetes"])

# Asked for by its name alone, it compares the inputs of dev and test.
OPENLY_ABOUT_TEST = (MeasureMismatch,)


class SealBrokenError(Exception):
    """Somebody looked at the inputs of test."""


class Sealed(np.ndarray):
    """All inputs, of which the rows of test must not be read."""

    rows = np.zeros(0, np.int32)

    def _look(self, rows):
        if np.isin(np.arange(len(self))[rows], self.rows).any():
            raise SealBrokenError("test was read")

    def __getitem__(self, key):
        self._look(key[0] if isinstance(key, tuple) else key)
        return np.asarray(self)[key]

    def take(self, indices, axis=None, *rest, **more):
        self._look(indices)
        return np.asarray(self).take(indices, axis, *rest, **more)

    def __array_function__(self, function, types, args, kwargs):
        if function is np.take:
            self._look(args[1])
            return np.take(np.asarray(args[0]), *args[1:], **kwargs)
        raise SealBrokenError(f"{function.__name__} over all parts")

    def __array_ufunc__(self, function, method, *args, **kwargs):
        raise SealBrokenError(f"{function.__name__} over all parts")


def sealed(splits):
    inputs = splits.dataset.inputs.view(Sealed)
    inputs.rows = splits.test
    return replace(splits, dataset=replace(splits.dataset, inputs=inputs))


class LocalHost:
    """A host in this process, so that its data can be watched."""

    def __init__(self):
        self._controls = Controls()
        self.told = []
        self._thread = threading.Thread(target=Host(self._controls, self.told.extend).serve, daemon=True)
        self._thread.start()

    def ask(self, command, *answers):
        """Send a command; the event that answers it, which may be that it cannot be done here, but is no bug."""
        heard = len(self.told)
        self._controls.send(command)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            for event in self.told[heard:]:
                if isinstance(event, events.Failed) and event.what == "bug":
                    raise AssertionError(f"{command}: {event.details}")
                if isinstance(event, (*answers, events.Failed)):
                    return event
            time.sleep(0.002)
        raise AssertionError(f"no answer to {command}")

    def send(self, command):
        self._controls.send(command)

    def end(self):
        self._controls.send(commands.Shutdown())
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def local():
    host = LocalHost()
    yield host
    host.end()


def kinds(base):
    """All questions of a kind that there are, at their defaults."""
    found = list(base.__subclasses__())
    return [kind for kind in found if kind not in OPENLY_ABOUT_TEST]


def do_everything(host, experiment, path):
    """All that can be asked of a host, but to unseal test and to compare it with dev."""
    host.ask(commands.Prepare(experiment), events.Prepared)
    host.ask(commands.Begin(experiment, paused=True, run=1), events.Paused)
    host.ask(commands.Step(), events.Paused)
    for closing in (False, True):
        if closing:
            host.ask(commands.Resume(), events.Closing)
        for view in ("boundary", "confusion", "scatter", "mistakes"):
            host.send(commands.Look(view))
        for kind in kinds(commands.LookThrough):
            host.ask(kind(), events.Lens)
        host.ask(commands.Check(), events.Checked)
    host.ask(commands.Sweep(), events.Swept)
    # Long on many inputs, and not about pictures.
    for kind in kinds(commands.Study) if experiment is not DIGITS else []:
        few = {"points": 2, "repeats": 1} if kind is DrawLearningCurve else {}
        host.ask(kind(experiment=experiment, **few), events.Studied)
    host.ask(commands.Save(str(path)), events.Saved)
    again = with_values(experiment, {"training.restart": 1})
    host.ask(commands.Begin(again, run=2, last_step=7), events.Closing)
    for at in ("end", "best"):
        assert isinstance(host.ask(commands.Compare(2, 1, at), events.Compared), events.Compared)
    assert isinstance(host.ask(commands.Recall(1), events.Recalled), events.Recalled)
    host.ask(commands.Continue(4), events.Closing)
    assert isinstance(host.ask(commands.Restore(str(path), 3), events.Restored), events.Restored)
    host.ask(commands.Continue(5), events.Closing)


@ALL
def test_that_nothing_reads_the_inputs_of_test_but_unsealing(experiment, local, monkeypatch, tmp_path):
    prepare_openly, made = Preparer.prepare, {}

    def prepare_sealed(self, wanted):
        splits = prepare_openly(self, wanted)
        return made.setdefault(id(splits), (sealed(splits), splits))[0]

    monkeypatch.setattr(Preparer, "prepare", prepare_sealed)
    do_everything(local, experiment, tmp_path / "run.guiprac")
    assert len(made) >= 1
    with pytest.raises(AssertionError, match="SealBrokenError"):
        local.ask(commands.Unseal(), events.Unsealed)


@ALL
def test_that_nothing_said_depends_on_what_test_holds(experiment, monkeypatch, tmp_path):
    """The same is done on data whose test part is something else altogether: every word stays the same."""
    load, rows = preparing.load, prepare(experiment).test
    said = []
    for is_changed in (False, True):

        def load_changed(*args, is_changed=is_changed, **more):
            dataset = load(*args, **more)
            if not is_changed:
                return dataset
            inputs, targets = dataset.inputs.copy(), dataset.targets.copy()
            inputs[rows] = 1000 * np.random.default_rng(1).standard_normal((len(rows), inputs.shape[1]))
            # Of which class each example is, decides where it may stand, and is counted.
            if dataset.task == "regression":
                targets[rows] += 1000
            return replace(dataset, inputs=inputs, targets=targets)

        monkeypatch.setattr(preparing, "load", load_changed)
        host = LocalHost()
        do_everything(host, experiment, tmp_path / "run.guiprac")
        unsealed = host.ask(commands.Unseal(), events.Unsealed)
        said.append(([told(event) for event in host.told if is_lasting(event)], unsealed.test_error.value))
        host.end()
    assert len(said[0][0]) > 50
    for before, after in zip(said[0][0], said[1][0], strict=True):
        assert before == after
    assert said[0][1] != said[1][1]


def is_lasting(event):
    """Whether the event comes again when the same is done; clocks and progress do not."""
    return not isinstance(event, (events.Progress, events.Unsealed, events.Checking, events.Studying))


def told(event):
    """The event as bytes, without what a clock adds."""
    if isinstance(event, events.Closing):
        event = msgspec.structs.replace(event, seconds=0.0, steps_per_second=0.0)
    if isinstance(event, events.Prepared):
        event = msgspec.structs.replace(event, duplicates=None)
    text = msgspec.json.encode(event)
    return re.sub(rb'"\w*seconds\w*":[-0-9.e]+', b"", text)


@pytest.mark.parametrize("experiment", [MOONS, DIABETES], ids=["moons", "diabetes"])
def test_that_a_diagnosis_leaves_test_alone(experiment):
    from guiprac.trainer.training import Run, train

    run = Run(experiment, sealed(prepare(experiment)))
    readings = [event for event in train(run) if isinstance(event, events.Reading)]
    assert diagnose_run(run, readings).says
    with pytest.raises(SealBrokenError):
        run.splits.dataset.inputs[run.splits.test]


@pytest.fixture(scope="module")
def host():
    process = HostProcess()
    yield process
    process.end()


def listen(host, *wanted):
    heard = []
    while not any(isinstance(event, wanted) for event in heard):
        heard += host.receive()
    return heard


def ask(host, command, *wanted):
    """The first of the wanted events that the command brings."""
    host.send(command)
    return next(event for event in listen(host, *wanted) if isinstance(event, wanted))


def test_that_unsealing_measures_the_parameters_as_they_stand_with_dropout_off(host, tmp_path):
    path = tmp_path / "run.guiprac"
    ask(host, commands.Begin(MOONS, run=1), events.Finished)
    before = datetime.now().astimezone() - timedelta(seconds=1)
    opened = ask(host, commands.Unseal(), events.Unsealed)
    ask(host, commands.Save(str(path)), events.Saved)
    splits = prepare(MOONS)
    run = run_file.restored(path, run_file.load(path), splits)
    wrong = (predict(run, splits.dataset.inputs[splits.test]) > 0.5) != splits.dataset.targets[splits.test]
    wilson = intervals.wilson(float(wrong.mean()), wrong.size)
    assert opened.test_error.value == pytest.approx(wilson.value)
    assert (opened.test_error.low, opened.test_error.high) == pytest.approx((wilson.low, wilson.high))
    assert (opened.n_test, opened.opening, opened.step) == (60, 1, run.step)
    when = datetime.fromisoformat(opened.when)
    assert when.utcoffset() is not None
    assert before <= when <= datetime.now().astimezone()
    assert opened.says.startswith(f"Test error {100 * wrong.mean():.1f} %")


def test_that_a_run_file_holds_every_opening_dated_and_counts_on(host, tmp_path):
    path = tmp_path / "run.guiprac"
    ask(host, commands.Begin(MOONS, run=2), events.Finished)
    first = ask(host, commands.Unseal(), events.Unsealed)
    ask(host, commands.Continue(4), events.Finished)
    second = ask(host, commands.Unseal(), events.Unsealed)
    assert (first.opening, second.opening) == (1, 2)
    assert "second dev set" in second.says
    ask(host, commands.Save(str(path)), events.Saved)
    ask(host, commands.Begin(MOONS, run=3), events.Finished)
    assert ask(host, commands.Unseal(), events.Unsealed).opening == 1
    host.send(commands.Restore(str(path), 4))
    heard = listen(host, events.Restored)
    assert [event for event in heard if isinstance(event, events.Unsealed)] == [
        msgspec.structs.replace(opened, run=0) for opened in (first, second)
    ]
    assert ask(host, commands.Unseal(), events.Unsealed).opening == 3
    ask(host, commands.Recall(2), events.Recalled)
    assert ask(host, commands.Unseal(), events.Unsealed).opening == 3


def test_that_test_can_be_unsealed_between_two_steps_and_the_run_goes_on_unchanged(host):
    straight = ask(host, commands.Begin(MOONS, run=5), events.Finished)
    ask(host, commands.Begin(MOONS, paused=True, run=6), events.Paused)
    assert ask(host, commands.Unseal(), events.Unsealed).step == 0
    ask(host, commands.Step(), events.Paused)
    assert ask(host, commands.Unseal(), events.Unsealed).step == 1
    finished = ask(host, commands.Resume(), events.Finished)
    assert finished.parameters_sha256 == straight.parameters_sha256


def test_that_an_opening_is_kept_by_a_run_that_goes_on_and_is_compared_and_recalled(host, tmp_path):
    ask(host, commands.Begin(DIABETES, paused=True, run=7), events.Paused)
    opened = ask(host, commands.Unseal(), events.Unsealed)
    assert opened.says.startswith("Test RMSE ")
    ask(host, commands.Resume(), events.Finished)
    ask(host, commands.Save(str(tmp_path / "a.guiprac")), events.Saved)
    kept = [e for e in run_file.load(tmp_path / "a.guiprac").events if isinstance(e, events.Unsealed)]
    assert kept == [msgspec.structs.replace(opened, run=0)]


def test_that_the_command_line_unseals_last_and_diagnose_tells_of_it(tmp_path, capsys):
    path = tmp_path / "run.guiprac"
    given = ["train", "moons", "--set", "training.epochs=2"]
    assert main([*given, "--unseal", "--out", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "(S2)" in lines[-2]
    assert lines[-1].startswith("Test error ")
    assert main([*given, "--json", "--unseal"]) == 0
    told_ = [msgspec.json.decode(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["type"] for line in told_][-2:] == ["unsealed", "finished"]
    assert f"Test error {100 * told_[-2]['test_error']['value']:.1f} %" in lines[-1]
    assert main(given) == 0
    assert "Test" not in capsys.readouterr().out
    assert main(["diagnose", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Test was opened once:" in said
    assert "Warning" not in said


def test_that_diagnose_warns_of_a_test_part_that_was_opened_twice(host, tmp_path, capsys):
    path = tmp_path / "run.guiprac"
    ask(host, commands.Begin(MOONS, run=8), events.Finished)
    for _ in range(2):
        opened = ask(host, commands.Unseal(), events.Unsealed)
    ask(host, commands.Save(str(path)), events.Saved)
    assert main(["diagnose", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Test was opened 2 times:" in said
    assert f"{opened.when}, at step {opened.step}" in said
    assert "second dev set" in said.splitlines()[-1]


def test_that_a_run_that_diverges_leaves_test_sealed(capsys):
    given = [
        "training.learning_rate=1000.0",
        "network.initialization=large",
        "training.epochs=50",
        "regularization.l2=0",
    ]
    values = [word for value in given for word in ("--set", value)]
    assert main(["train", "diabetes", "--unseal", *values]) == 3
    said = capsys.readouterr()
    assert "Test error" not in said.out + said.err
    assert "Test RMSE" not in said.out
    assert "Test stays sealed" in said.err
