"""The ways into the program that do not train: version, help, settings, doctor, and the window's door."""

import json
import os
import re
import sys
import time

import pytest

from guiprac import __version__
from guiprac.experiment import settings

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")


def test_that_the_version_is_told(guiprac):
    outcome = guiprac("--version")
    assert (outcome.code, outcome.out) == (0, f"guiprac {__version__}\n")


@pytest.mark.parametrize(
    "arguments", [("--help",), ("train", "--help"), ("check", "--help"), ("gui", "--help")]
)
def test_that_help_teaches_by_example(guiprac, arguments):
    outcome = guiprac(*arguments)
    assert outcome.code == 0
    assert outcome.out.startswith("usage: guiprac")
    if arguments[0] != "gui":
        assert "examples:\n  guiprac" in outcome.out


def test_that_help_names_every_exit_code(guiprac):
    listed = guiprac("--help").out.split("exit codes:")[1]
    assert {int(code) for code in re.findall(r"\b\d+\b", listed)} == {0, 1, 2, 3, 4, 5, 70, 130}


def test_that_settings_lists_every_key(guiprac):
    outcome = guiprac("settings")
    assert outcome.code == 0
    assert set(re.findall(r"^(\w+\.\w+) ", outcome.out, re.MULTILINE)) == set(settings())


def test_that_doctor_says_what_is_missing_in_words_and_json(guiprac):
    in_words, as_json = guiprac("doctor"), guiprac("doctor", "--json")
    problems = [line["name"] for line in as_json.lines if line["standing"] == "problem"]
    assert "window" in problems or sys.platform != "linux"
    assert in_words.code == as_json.code == (1 if problems else 0)
    for line in as_json.lines:
        assert line["name"] in in_words.out
        assert line["says"] in in_words.out
        assert line["remedy"] or line["standing"] == "fine"


@linux_only
@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "fancy"}])
@pytest.mark.parametrize("arguments", [(), ("gui",)])
def test_that_without_a_screen_the_window_says_why_and_never_aborts(guiprac, arguments, environ):
    start = time.monotonic()
    outcome = guiprac(*arguments, environ=environ)
    assert outcome.code == 1
    assert outcome.err.startswith("guiprac: ")
    assert len(outcome.err.splitlines()) == 1
    assert all(value in outcome.err for value in environ.values())
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("typed", "words"), [("trian", "Did you mean `guiprac train`?"), ("none.csv", "no file none.csv")]
)
def test_that_a_file_that_is_not_there_is_told_whether_or_not_there_is_a_screen(guiprac, typed, words):
    outcome = guiprac(typed)
    assert outcome.code == 2
    assert words in outcome.err


def test_that_the_log_of_a_bug_lies_in_the_users_own_folder(guiprac, environment, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import guiprac.cli.subject as subject\n"
        "def fail(options): raise RuntimeError('two\\nlines')\n"
        "subject.experiment_of = fail\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(broken), environment["PYTHONPATH"]])
    outcome = guiprac("train", "digits", "--json", environ={"PYTHONPATH": path})
    assert outcome.code == 70
    assert outcome.err.startswith("guiprac: This is a bug in guiprac: RuntimeError: two lines.")
    assert len(outcome.err.splitlines()) == 1
    assert outcome.last["what"] == "bug"
    log = re.search(r"Details are in (\S+);", outcome.err).group(1)
    assert log.startswith(environment["HOME"]) or sys.platform == "win32"
    with open(log, encoding="utf-8") as file:
        details = file.read()
    assert "Traceback" in details
    assert json.dumps("two\nlines")[1:-1] in details.replace("\n", "\\n")
