"""What is saved comes back; a file that is not what was saved is refused with one clear message."""

import hashlib
import json
import math
import os
import random

import msgspec
import numpy as np
import pytest
import safetensors.numpy

from guiprac import events
from guiprac.data.dataset import Dataset, Normalization, Splits
from guiprac.errors import DataError, WriteError
from guiprac.experiment import from_table
from guiprac.runtime import run_file
from guiprac.trainer.training import Run, train

EXPERIMENT = from_table(
    {
        "data": {"source": "blobs"},
        "network": {"hidden": [5, 4], "activation": "tanh", "initialization": "xavier"},
        "regularization": {"l2": 0.5, "keep_prob": [0.9, 0.8]},
        "training": {"optimizer": "adam", "learning_rate": 0.01, "batch_size": 7, "epochs": 6},
    }
)


def make_splits(n=60, n_inputs=3):
    rng = np.random.default_rng(3)
    targets = (np.arange(n) % 2).astype(np.int32)
    inputs = (rng.standard_normal((n, n_inputs)) + targets[:, None]).astype(np.float32)
    names = tuple(f"x{k}" for k in range(n_inputs))
    dataset = Dataset("blobs", "Blobs", "", inputs, targets, "binary", names, "side", ("left", "right"))
    identity = Normalization(np.zeros(n_inputs, np.float32), np.ones(n_inputs, np.float32))
    rows = np.arange(n, dtype=np.int32)
    return Splits(dataset, rows[: n // 2], rows[n // 2 : -10], rows[-10:], identity)


def prepared():
    points = events.pack(np.ones((2, 2), np.float32))
    return events.Prepared(
        source="blobs", title="Blobs", about="", task="binary", n_examples=60, n_inputs=3,
        input_names=("a", "b", "c"), target_name="side", class_names=("left", "right"),
        train=events.Part(30, (15, 15)), dev=events.Part(20, (10, 10)), test=events.Part(10, (5, 5)),
        train_points=points, images=points,
    )  # fmt: skip


@pytest.fixture(scope="module")
def trained():
    run = Run(EXPERIMENT, make_splits())
    told = [prepared(), *train(run)]
    told.insert(4, events.Steered(told[3].step, "regularization.keep_prob", (0.9, 0.7)))
    told.insert(5, events.Progress(1, 0.5, 100.0))
    return run, told


@pytest.fixture(scope="module")
def saved(trained, tmp_path_factory):
    run, told = trained
    path = tmp_path_factory.mktemp("saved") / "run.guiprac"
    run_file.save(path, EXPERIMENT, told, run.state())
    return path


def same(left, right):
    """Equality for which NaN equals NaN."""
    return msgspec.msgpack.encode(left) == msgspec.msgpack.encode(right)


def test_that_a_run_comes_back_as_it_was_saved(trained, saved):
    run, told = trained
    loaded = run_file.load(saved)
    assert loaded.experiment == EXPERIMENT
    assert loaded.state.record == run.state().record
    assert loaded.state.tensors.keys() == run.state().tensors.keys()
    for name, tensor in run.state().tensors.items():
        np.testing.assert_array_equal(loaded.state.tensors[name], tensor, strict=True)
    kept = [event for event in told[1:] if not isinstance(event, events.Progress)]
    assert same(loaded.events[1:], kept)
    assert any(isinstance(event, events.Reading) and math.isnan(event.cost) for event in loaded.events)


def test_that_a_saved_run_goes_on_as_if_it_had_never_been_saved(tmp_path):
    longer = from_table(msgspec.to_builtins(EXPERIMENT) | {"regularization": {"l2": 0.5}})
    whole = Run(longer, make_splits())
    list(train(whole))
    half = Run(longer, make_splits())
    half.advance(half.total_steps // 2)
    told = [half.started(), half.read()]
    run_file.save(tmp_path / "half.guiprac", longer, told, half.state())
    file = run_file.load(tmp_path / "half.guiprac")
    resumed = run_file.restored(tmp_path / "half.guiprac", file, make_splits())
    list(train(resumed))
    assert resumed.sha256() == whole.sha256()


def test_that_no_examples_are_in_the_file(trained, saved):
    first = run_file.load(saved).events[0]
    assert first == msgspec.structs.replace(prepared(), train_points=None, images=None)


def test_that_a_record_of_a_hundred_thousand_readings_stays_small_and_opens_fast(tmp_path, trained):
    run, told = trained
    readings = [events.Reading(k, k / 5, 0.1, 0.2, 0.3, 0.4, 0.5) for k in range(100_000)]
    path = tmp_path / "long.guiprac"
    run_file.save(path, EXPERIMENT, [told[1], *readings, told[-1]], run.state())
    assert path.stat().st_size < 60 * len(readings)
    assert run_file.load(path).events[1:-1] == tuple(readings)


def loaded_or_message(path):
    try:
        return run_file.load(path)
    except DataError as error:
        return str(error)


def test_that_no_mutation_of_the_bytes_goes_unnoticed(saved, tmp_path):
    whole = saved.read_bytes()
    original = run_file.load(saved)
    random_ = random.Random(1)
    header = 8 + int.from_bytes(whole[:8], "little")
    path = tmp_path / "mutated.guiprac"
    refused = 0
    for k in range(600):
        mutated = bytearray(whole)
        end = header if k % 2 else len(whole)
        match k % 5:
            case 0:
                del mutated[random_.randrange(len(whole)) :]
            case 1:
                mutated[random_.randrange(end)] ^= 1 << random_.randrange(8)
            case 2:
                start = random_.randrange(end)
                del mutated[start : start + random_.randrange(1, 50)]
            case 3:
                start = random_.randrange(end)
                mutated[start:start] = random_.randbytes(random_.randrange(1, 50))
            case 4:
                mutated[random_.randrange(8)] = random_.randrange(256)
        path.write_bytes(mutated)
        outcome = loaded_or_message(path)
        if isinstance(outcome, str):
            refused += 1
            assert str(path) in outcome
        else:
            # Spaces that pad the header mean nothing: such a change leaves all content as it was.
            assert same(outcome.events, original.events)
            assert outcome.state.record == original.state.record
    assert refused > 590


def rewritten(saved, path, change):
    """A file with a right digest whose content somebody changed on purpose."""
    data = saved.read_bytes()
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    table = json.loads(header["__metadata__"]["guiprac"])
    tensors = safetensors.numpy.load(data)
    change(table, tensors)
    text = json.dumps(table)
    digest = run_file._digest(text, tensors)
    path.write_bytes(safetensors.numpy.save(tensors, {"guiprac": text, "sha256": digest}))
    return path


def set_tensor(name, value):
    return lambda table, tensors: tensors.__setitem__(name, value)


FORGERIES = {
    "another format": lambda table, tensors: table.update(format=2),
    "no record": lambda table, tensors: table.pop("record"),
    "no experiment": lambda table, tensors: table.pop("experiment"),
    "a setting out of bounds": lambda table, tensors: table["experiment"]["training"].update(epochs=-1),
    "an unknown setting": lambda table, tensors: table["experiment"]["training"].update(epoch=1),
    "an experiment that is a list": lambda table, tensors: table.update(experiment=[]),
    "other layers than the parameters": lambda table, tensors: table["experiment"].update(
        network={"hidden": [5]}, regularization={}
    ),
    "fewer parameters": set_tensor("state.parameters", np.zeros(3, np.float32)),
    "parameters of another shape": lambda table, tensors: tensors.update(
        {"state.parameters": tensors["state.parameters"].reshape(1, -1)}
    ),
    "parameters that are integers": lambda table, tensors: tensors.update(
        {"state.parameters": tensors["state.parameters"].astype(np.int32)}
    ),
    "parameters that are not finite": lambda table, tensors: tensors["state.parameters"].fill(np.nan),
    "best parameters that are not finite": lambda table, tensors: tensors["state.best_parameters"].fill(
        np.inf
    ),
    "no parameters": lambda table, tensors: tensors.pop("state.parameters"),
    "a moment of another size": set_tensor("state.first", np.zeros(2, np.float32)),
    "no events": lambda table, tensors: tensors.pop("events"),
    "events that are noise": set_tensor("events", np.full(100, 0xC1, np.uint8)),
    "no start": set_tensor("events", np.frombuffer(events.encode([]), np.uint8)),
    "an event of no record": set_tensor("events", np.frombuffer(events.encode([events.Paused(1)]), np.uint8)),
    "places that are missing": set_tensor("places", np.zeros(1, np.int64)),
    "readings of another shape": set_tensor("readings", np.zeros((4, 3))),
    "readings in a row": set_tensor("readings", np.zeros(7)),
    "a reading at no step": set_tensor("readings", np.full((2, 7), np.nan)),
    "a reading at an infinite step": set_tensor("readings", np.full((2, 7), np.inf)),
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES.keys())
def test_that_a_file_whose_parts_do_not_fit_together_is_refused(saved, tmp_path, change):
    path = rewritten(saved, tmp_path / "forged.guiprac", change)
    with pytest.raises(DataError) as caught:
        run_file.load(path)
    assert str(path) in str(caught.value)


RECORDS = {
    "no step": lambda record: record.pop("step"),
    "no generator": lambda record: record.update(dropout="{}"),
    "a generator of another kind": lambda record: record.update(dropout='{"state": {"state": [1, 2, 3, 4]}}'),
    "noise for a generator": lambda record: record.update(dropout="noise"),
    "batches that are a number": lambda record: record.update(batches=3),
}


@pytest.mark.parametrize("change", RECORDS.values(), ids=RECORDS.keys())
def test_that_a_record_that_cannot_be_gone_on_with_is_refused(saved, tmp_path, change):
    path = rewritten(saved, tmp_path / "forged.guiprac", lambda table, tensors: change(table["record"]))
    file = run_file.load(path)
    with pytest.raises(DataError, match=r"forged\.guiprac"):
        run_file.restored(path, file, make_splits())


def test_that_a_run_is_not_put_on_data_with_other_inputs(saved):
    file = run_file.load(saved)
    with pytest.raises(DataError, match="blobs"):
        run_file.restored(saved, file, make_splits(n_inputs=4))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"PK\x03\x04" + bytes(100),
        b"\xff" * 64,
        (2).to_bytes(8, "little") + b"{}",
        b"[data]\nsource=1",
    ],
    ids=["empty", "two bytes", "zip", "huge header", "no metadata", "TOML"],
)
def test_that_a_file_of_another_kind_is_told_apart(tmp_path, content):
    path = tmp_path / "other.guiprac"
    path.write_bytes(content)
    with pytest.raises(DataError, match="is not a run file"):
        run_file.load(path)


def test_that_a_safetensors_file_of_another_program_is_told_apart(tmp_path):
    path = tmp_path / "other.safetensors"
    path.write_bytes(safetensors.numpy.save({"a": np.zeros(3, np.float32)}, {"format": "pt"}))
    with pytest.raises(DataError, match="is not a run file"):
        run_file.load(path)


def test_that_what_is_no_file_at_all_is_told(tmp_path):
    for path, words in {tmp_path: "is not a file", tmp_path / "missing": "No such file"}.items():
        with pytest.raises(DataError, match=words):
            run_file.load(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_that_a_pipe_is_refused_and_does_not_wait_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DataError, match="is not a file"):
        run_file.load(tmp_path / "pipe")


def test_that_a_file_beyond_the_bound_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "sparse.guiprac"
    with path.open("wb") as file:
        file.truncate(run_file.LARGEST_FILE + 1)
    with pytest.raises(DataError, match="more than a run file"):
        run_file.load(path)


def test_that_a_run_that_cannot_be_written_leaves_the_older_one(saved, tmp_path, trained):
    run, told = trained
    with pytest.raises(WriteError):
        run_file.save(tmp_path, EXPERIMENT, told, run.state())
    before = hashlib.sha256(saved.read_bytes()).digest()
    with pytest.raises(WriteError):
        run_file.save(saved / "below", EXPERIMENT, told, run.state())
    assert hashlib.sha256(saved.read_bytes()).digest() == before
