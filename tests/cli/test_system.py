"""Whether a window can be opened is found out before Qt would abort, and said with what to do."""

import os
import re
import socket
import sys
from pathlib import Path

import pytest

from guiprac.cli import system

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def complete(monkeypatch):
    """A computer on which every library loads."""
    monkeypatch.setattr(system, "_loads", lambda library: True)


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_that_a_platform_that_needs_no_screen_is_taken_at_its_word(platform):
    assert system.window_problem({"QT_QPA_PLATFORM": platform}) is None


@pytest.mark.usefixtures("complete")
def test_that_without_any_screen_the_remedy_is_named():
    problem = system.window_problem({})
    assert "DISPLAY" in problem
    assert "guiprac train" in problem


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":987"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "localhost:987"},
        {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"},
        {"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
    ],
)
def test_that_a_screen_that_does_not_answer_is_told(environment):
    problem = system.window_problem(environment)
    assert problem is not None
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        if name in environment:
            assert f"{name}={environment[name]}" in problem


@pytest.mark.usefixtures("complete")
def test_that_a_display_that_takes_connections_and_says_nothing_is_not_waited_for(monkeypatch, tmp_path):
    monkeypatch.setattr(system, "_PATIENCE_SECONDS", 0.2)
    number = 6543
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 6000 + number))
        silent.listen()
        assert "does not answer" in system.window_problem({"DISPLAY": f"127.0.0.1:{number}"})


@pytest.mark.usefixtures("complete")
def test_that_a_wayland_screen_that_answers_is_used_though_display_is_dead(tmp_path):
    environment = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":987"}
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind(str(tmp_path / "w"))
        screen.listen()
        assert system.window_problem(environment) is None
        assert system.platform_to_use(environment) == "wayland"


@pytest.mark.usefixtures("complete")
def test_that_a_platform_that_qt_does_not_have_is_told_before_qt_aborts():
    problem = system.window_problem({"QT_QPA_PLATFORM": "fancy"})
    assert "fancy" in problem
    assert "offscreen" in problem


@pytest.mark.parametrize("library", ["libEGL.so.1", "libglib-2.0.so.0"])
def test_that_a_missing_library_is_answered_with_the_line_that_installs_it(monkeypatch, library):
    monkeypatch.setattr(system, "_loads", lambda name: name != library)
    problem = system.window_problem({"QT_QPA_PLATFORM": "offscreen"})
    assert library in problem
    assert problem.endswith(f"apt-get install -y {system.FOR_ANY_WINDOW[library]}")


def test_that_libraries_for_x11_are_asked_for_only_where_x11_is_used(monkeypatch):
    monkeypatch.setattr(system, "_loads", lambda name: name not in system.FOR_X11)
    monkeypatch.setattr(system, "answers", lambda platform, environment: platform == "xcb")
    assert system.window_problem({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert "libxcb-cursor0" in system.window_problem({"DISPLAY": ":0"})


def test_that_other_systems_are_not_asked_for_any_of_this():
    assert system.window_problem({}, platform="win32") is None
    assert system.window_problem({}, platform="darwin") is None


def test_that_the_readme_names_the_same_packages():
    (line,) = re.findall(r"^sudo apt-get install -y (.*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert line.split() == [*system.FOR_ANY_WINDOW.values(), *system.FOR_X11.values()]


@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X11 screen")
def test_that_an_x11_screen_that_is_there_answers():
    assert system.answers("xcb")
