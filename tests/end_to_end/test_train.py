"""`guiprac train` as scripts and people use it."""

import json
import math
import os
import re
import signal
import subprocess
import sys

import pytest

from guiprac.experiment import from_toml
from guiprac.runtime import run_file

SHORT = ("--set", "data.samples=200", "--set", "training.epochs=3")
LONG = ("--set", "training.epochs=1000000")
RESULT = {"train_error", "dev_error", "steps", "seconds", "steps_per_second", "parameters_sha256"}
posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and terminals")


def test_that_the_result_is_told_in_words(guiprac):
    outcome = guiprac("train", "moons", *SHORT)
    assert outcome.code == 0, outcome.err
    assert re.search(
        r"^Two moons: 120 train, 40 dev, 40 test examples of 2 inputs\.$", outcome.out, re.MULTILINE
    )
    assert re.search(
        r"^Dev error \d+\.\d % after 3 epochs \(train error \d+\.\d %; network 2-16-8-1\)", outcome.out, re.M
    )
    assert re.search(r"^Best dev error \d+\.\d % at epoch \d", outcome.out, re.MULTILINE)
    assert re.search(r"^12 steps in \d+ ms \(.+ steps/s\)\.$", outcome.out, re.MULTILINE)
    assert not re.search(r"[\r\x1b]", outcome.out + outcome.err)


def test_that_json_lines_end_with_the_result(guiprac):
    outcome = guiprac("train", "digits", "--json", "--set", "training.epochs=2")
    assert outcome.code == 0, outcome.err
    kinds = [line["type"] for line in outcome.lines]
    assert kinds[:3] == ["prepared", "started", "reading"]
    assert set(kinds[3:-1]) == {"reading"}
    assert kinds[-1] == "finished"
    assert outcome.last.keys() >= RESULT
    assert 0 <= outcome.last["dev_error"] <= 1
    assert outcome.last["dev_error"] == outcome.lines[-2]["dev_error"]
    assert outcome.last["steps"] == outcome.lines[1]["total_steps"]
    assert math.isclose(outcome.last["steps_per_second"], outcome.last["steps"] / outcome.last["seconds"])
    assert re.fullmatch("[0-9a-f]{64}", outcome.last["parameters_sha256"])
    assert outcome.lines[2]["cost"] is None
    assert not outcome.lines[0].get("train_points")
    assert not outcome.lines[0].get("images")
    assert not outcome.err


def test_that_the_same_seed_gives_the_same_run_and_another_seed_another(guiprac):
    def told(seed):
        lines = guiprac("train", "moons", "--json", *SHORT, "--set", f"training.seed={seed}").lines
        for name in ("seconds", "steps_per_second"):
            del lines[-1][name]
        return lines

    assert told(3) == told(3)
    assert told(3)[-1]["parameters_sha256"] != told(4)[-1]["parameters_sha256"]


def test_that_settings_on_the_command_line_equal_those_in_a_file(guiprac, tmp_path):
    (tmp_path / "mine.toml").write_text(
        '[data]\nsource = "circles"\nsamples = 100\n[network]\nhidden = [5, 4]\nactivation = "tanh"\n'
        "[regularization]\nkeep_prob = [0.8, 0.9]\n[training]\nepochs = 2\n",
        encoding="utf-8",
    )
    from_file = guiprac("train", "mine.toml", "--json")
    typed = guiprac(
        "train", "--json", "--data", "circles", "--set", "data.samples=100", "--set", "network.hidden=[5,4]",
        "--set", "network.activation=tanh", "--set", "regularization.keep_prob=0.8,0.9", "--set", "training.epochs=2",
    )  # fmt: skip
    assert from_file.code == typed.code == 0
    assert from_file.last["parameters_sha256"] == typed.last["parameters_sha256"]
    assert from_file.lines[1]["experiment"] == typed.lines[1]["experiment"]


def make_table(folder):
    """A table of 100 rows in a new folder below `folder`."""
    rows = "\n".join(f"{k % 7},{(k * 5) % 11},{'yes' if k % 7 > 3 else 'no'}" for k in range(100))
    (folder / "lesson").mkdir()
    table = folder / "lesson" / "table.csv"
    table.write_text(f"a,b,answer\n{rows}\n", encoding="utf-8")
    return table


def test_that_a_table_beside_the_experiment_file_is_found_from_anywhere(guiprac, tmp_path):
    table = make_table(tmp_path)
    (table.parent / "mine.toml").write_text(
        '[data]\nsource = "table.csv"\ntarget = "answer"\n[training]\nepochs = 2\n', encoding="utf-8"
    )
    outcome = guiprac("train", "lesson/mine.toml", "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.lines[1]["experiment"]["data"]["source"] == str(table)


def test_that_a_saved_run_finds_its_table_from_anywhere(guiprac, tmp_path):
    table = make_table(tmp_path)
    short = ("--set", "training.epochs=2")
    first = guiprac(
        "train", "--data", "lesson/table.csv", "--target", "answer", "--out", "run.guiprac", *short
    )
    assert first.code == 0, first.err
    assert run_file.load(tmp_path / "run.guiprac").experiment.data.source == str(table)


def test_that_a_saved_run_can_be_trained_again_with_the_same_result(guiprac, tmp_path):
    first = guiprac("train", "moons", "--json", *SHORT, "--out", "run.guiprac")
    assert first.code == 0, first.err
    saved = run_file.load(tmp_path / "run.guiprac")
    closing = json.loads(json.dumps(first.last))
    assert saved.events[-1].parameters_sha256 == closing["parameters_sha256"]
    assert [event for event in saved.events if type(event).__name__ == "Reading"][-1].step == closing["step"]
    again = guiprac("train", "run.guiprac", "--json")
    assert again.last["parameters_sha256"] == closing["parameters_sha256"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to train"),
        (("digitts",), "Did you mean digits?"),
        (("circles",), "--data circles"),
        (("digits", "--set", "training.epoch=3"), "Did you mean training.epochs?"),
        (("digits", "--set", "training.epochs"), "KEY=VALUE"),
        (("digits", "--set", "training.epochs=0"), "at least 1"),
        (("digits", "--set", "split.train=0.9"), "must be 1"),
        (("digits", "--set", "regularization.l2=99999"), "αλ/m"),
        (("digits", "--sett", "a=b"), "unrecognized"),
    ],
)
def test_that_wrong_usage_exits_with_2_and_says_what_is_meant(guiprac, arguments, words):
    outcome = guiprac("train", *arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert not outcome.out
    assert "Traceback" not in outcome.err


def test_that_an_error_is_the_last_json_line_too(guiprac):
    outcome = guiprac("train", "digits", "--json", "--set", "regularization.l2=99999")
    assert outcome.code == 2
    assert (outcome.last["type"], outcome.last["what"]) == ("failed", "experiment")
    assert outcome.last["key"] == "regularization.l2"
    assert outcome.last["exit_code"] == 2


def test_that_a_console_without_greek_letters_is_no_reason_to_fail(guiprac):
    outcome = guiprac(
        "train",
        "digits",
        "--set",
        "regularization.l2=99999",
        environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert outcome.code == 2
    assert outcome.err.isascii()
    assert "This is a bug" not in outcome.err


def test_that_greek_letters_in_results_are_spelled_out_where_the_console_has_none(guiprac):
    outcome = guiprac("settings", environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert outcome.code == 0, outcome.err
    assert outcome.out.isascii()
    assert r"\u03bb/(2m)" in outcome.out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.csv", None),
        ("empty.csv", b""),
        ("noise.parquet", b"\x00\xff" * 50),
        ("cut.npz", b"PK\x03\x04"),
    ],
)
def test_that_data_that_cannot_be_used_exits_with_4_and_names_the_file(guiprac, tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    outcome = guiprac("train", "--data", name, "--target", "y", "--json")
    assert outcome.code == 4
    assert name in outcome.err
    assert (outcome.last["type"], outcome.last["what"]) == ("failed", "data")


def test_that_a_run_file_that_is_damaged_exits_with_4(guiprac, tmp_path):
    assert guiprac("train", "moons", *SHORT, "--out", "run.guiprac").code == 0
    whole = (tmp_path / "run.guiprac").read_bytes()
    (tmp_path / "run.guiprac").write_bytes(whole[:-9])
    outcome = guiprac("train", "run.guiprac")
    assert outcome.code == 4
    assert "run.guiprac" in outcome.err


def test_that_a_diverged_run_exits_with_3_and_keeps_its_last_finite_parameters(guiprac, tmp_path):
    outcome = guiprac(
        "train", "diabetes", "--json", "--set", "training.learning_rate=900", "--set", "regularization.l2=0",
        "--set", "network.activation=relu", "--out", "run.guiprac",
    )  # fmt: skip
    assert outcome.code == 3
    assert outcome.last["type"] == "diverged"
    assert outcome.last.keys() >= RESULT
    assert "learning rate" in outcome.err
    saved = run_file.load(tmp_path / "run.guiprac")
    assert saved.state.record["step"] == outcome.last["step"]


@pytest.mark.parametrize("out", ["missing/run.guiprac", "folder", "notes.txt"])
def test_that_a_place_that_cannot_be_written_is_told_before_training(guiprac, tmp_path, out):
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("precious", encoding="utf-8")
    outcome = guiprac("train", "moons", "--out", out, "--json", *LONG)
    assert outcome.code == 5
    assert out in outcome.err
    assert [line["type"] for line in outcome.lines] == ["failed"]
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "precious"


@posix_only
def test_that_ctrl_c_keeps_what_was_reached(start, tmp_path):
    process = start("train", "moons", "--json", "--out", "run.guiprac", *LONG)
    told = [json.loads(process.stdout.readline()) for _ in range(3)]
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    last = json.loads(out.splitlines()[-1])
    assert process.returncode == 130, err
    assert last["type"] == "stopped"
    assert told[-1]["step"] <= last["step"] == run_file.load(tmp_path / "run.guiprac").state.record["step"]
    assert "Traceback" not in err


@posix_only
def test_that_the_wish_to_terminate_is_heard_like_ctrl_c(start):
    process = start("train", "moons", *LONG)
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert "Stopped. Dev error" in out


@posix_only
def test_that_a_reader_who_has_enough_ends_the_run_quietly_and_nothing_is_lost(start, tmp_path):
    process = start("train", "moons", "--json", "--out", "run.guiprac", *LONG)
    for _ in range(4):
        process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait(timeout=20) == 1
    assert err == ""
    assert run_file.load(tmp_path / "run.guiprac").state.record["step"] > 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [("train", "moons", *SHORT), ("train", "moons", "--json", *SHORT), ("settings",)]
)
def test_that_a_full_disk_behind_stdout_exits_with_5(guiprac, arguments):
    with open("/dev/full", "w", encoding="utf-8") as full:
        outcome = guiprac(*arguments, stdout=full)
    assert outcome.code == 5
    assert outcome.err.strip().count("\n") == 0


@posix_only
def test_that_a_terminal_shows_one_line_of_progress_that_is_gone_at_the_end(start):
    import pty

    ours, theirs = pty.openpty()
    process = start("train", "moons", *LONG, stderr=theirs, environ={"TERM": "xterm", "COLUMNS": "80"})
    os.close(theirs)
    shown = ""
    while shown.count("\r") < 4:
        shown += os.read(ours, 1000).decode()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    while True:
        try:
            more = os.read(ours, 1000).decode()
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(ours)
    assert re.match(r"\repoch \d+/1000000  train error \d+\.\d %  dev error \d+\.\d %  [\d:]+ left", shown)
    assert "\n" not in shown
    assert re.search(r"\r +\r$", shown)


def test_that_training_loads_neither_the_window_nor_the_table_reader(environment, tmp_path):
    script = (
        "import sys\n"
        "from guiprac.cli import main\n"
        "assert main(['train', 'digits', '--set', 'training.epochs=1', '--out', 'run.guiprac']) == 0\n"
        "print([name for name in ('PySide6', 'pyqtgraph', 'polars') if name in sys.modules])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "[]"


def test_that_a_run_file_holds_the_experiment_that_was_asked_for(guiprac, tmp_path):
    guiprac("train", "moons", *SHORT, "--set", "regularization.l1=0.25", "--out", "run.guiprac")
    experiment = run_file.load(tmp_path / "run.guiprac").experiment
    assert (experiment.regularization.l1, experiment.training.epochs, experiment.data.samples) == (
        0.25,
        3,
        200,
    )
    assert experiment.data.source == from_toml('[data]\nsource = "moons"').data.source
