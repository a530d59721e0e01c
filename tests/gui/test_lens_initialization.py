"""The initialization lens with the real trainer: signals before the first step, a remedy pushed, a race run."""

import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton

from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses.initialization.picture import InitializationPicture
from guiprac.gui.session import Mode, Session
from guiprac.gui.theme import theme
from guiprac.gui.trainer_thread import TrainerThread

SMALL = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 200,
        "network.hidden": [16] * 6,
        "network.initialization": "xavier",
        "training.epochs": 6,
    },
)


@pytest.fixture
def picture(qtbot):
    session = Session(trainer=TrainerThread(local=True), experiment=SMALL)
    session.connect_host()
    made = InitializationPicture(session)
    qtbot.addWidget(made)
    made.resize(600, 330)
    made.show()
    until(qtbot, lambda: session.prepared is not None)
    yield made
    session.close()
    theme().set_mode("system")


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def click(qtbot, button):
    until(qtbot, button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def stand(qtbot, picture):
    click(qtbot, picture.findChild(QPushButton, "plot.initialization.stand"))
    until(qtbot, lambda: picture.signals.seen is not None)


def test_that_before_a_run_two_buttons_bring_the_two_pages(qtbot, picture):
    assert "forecast" in picture.accessibleDescription()
    assert not picture.can_export
    click(qtbot, picture.findChild(QPushButton, "lens.initialization.to_race"))
    until(qtbot, picture.race.isVisible)
    assert picture.question() is None


def test_that_points_lie_on_the_chosen_forecast_before_the_first_step(qtbot, picture):
    stand(qtbot, picture)
    seen = picture.signals.seen
    for canvas, measured in (
        (picture.signals.forward, seen.signals),
        (picture.signals.backward, seen.gradients),
    ):
        own = canvas.depth.forecasts["xavier"].expected
        heights, forecast = canvas.heights(measured), canvas.heights(own)
        low, high = canvas.visible_range()[1]
        assert max(abs(heights - forecast)) < 0.1 * (high - low)
        assert low < min(heights)
        assert max(heights) < high
    rows = {row.name: row.value for row in picture.signals.forward.rows(2)}
    assert float(rows["a[2] measured"]) == pytest.approx(seen.signals[2], rel=0.01)
    assert float(rows["times layer 1"]) == pytest.approx(seen.signals[2] / seen.signals[1], rel=0.01)


def test_that_use_he_sets_up_the_standing_run_anew_and_the_alarm_ends(qtbot, picture):
    stand(qtbot, picture)
    alarms = picture.signals.alarms
    assert "halves" in alarms.words()
    remedy = alarms.findChild(QPushButton, "lens.initialization.remedy.0")
    assert remedy.text() == "Use He"
    click(qtbot, remedy)
    assert picture.session.experiment.network.initialization == "he"
    until(qtbot, lambda: picture.signals.seen.initialization == "he")
    until(qtbot, lambda: alarms.says.text().startswith("✓"))
    assert picture.session.mode is Mode.PAUSED
    assert not remedy.isVisible()


def test_that_in_mid_run_a_remedy_waits_for_the_next_start(qtbot, picture):
    session = picture.session
    stand(qtbot, picture)
    session.step()
    until(qtbot, lambda: picture.signals.seen.step == 1)
    remedy = picture.signals.alarms.findChild(QPushButton, "lens.initialization.remedy.0")
    click(qtbot, remedy)
    assert session.stale
    assert remedy.text() == "He at next Start"
    assert not remedy.isEnabled()
    assert picture.signals.seen.initialization == "xavier"
    session.undo()
    assert remedy.isEnabled()


def test_that_the_reader_can_choose_among_alarms_by_key(qtbot, picture):
    picture.session.set_value("network.initialization", "small")
    stand(qtbot, picture)
    alarms = picture.signals.alarms
    assert [alarm.kind for alarm in picture.signals.seen.alarms] == ["vanishing", "mismatch"]
    first = alarms.says.text()
    other = alarms._buttons["mismatch"]
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Space)
    assert alarms.says.text() != first
    assert "std 0.01" in alarms.says.text()


def test_that_the_axis_and_the_words_stand_still_while_it_trains(qtbot, picture):
    stand(qtbot, picture)
    canvas = picture.signals.forward
    before, height = canvas.visible_range(), picture.signals.alarms.height()
    picture.session.start()
    until(qtbot, lambda: picture.session.mode is Mode.STOPPED)
    until(qtbot, lambda: picture.signals.seen.step == picture.session.closing.step)
    after = canvas.visible_range()
    assert after[0] == before[0]
    assert after[1][0] <= before[1][0] < before[1][1] <= after[1][1]
    assert picture.signals.alarms.height() >= height
    names, columns = picture.table()
    assert len(names) == len(columns)
    assert {len(column) for column in columns} == {8}


def test_that_a_race_draws_every_run_and_ranks_them_in_words(qtbot, picture):
    picture.show_view("race")
    race = picture.race
    assert race.epochs.value() == 6
    race._boxes["glorot"].click()
    click(qtbot, race.study.begin)
    until(qtbot, lambda: race.result is not None and picture.session.study is None)
    until(qtbot, race.study.begin.isVisible)
    assert len(race.result.standings) == 6
    until(qtbot, lambda: race.says.text() == race.result.says)
    last = race.rounds[-1]
    assert last.epoch == 6
    at_end = {row.name: row.value for row in race.curve.rows(len(race.rounds) - 1)}
    assert at_end["He"] == race._values["he"].text()
    race.part.setCurrentIndex(1)
    until(qtbot, lambda: race.says.text() == race.result.says_of_dev)
    assert race._values["he"].text() == race.curve.error_text(
        last.dev_errors[last.initializations.index("he")]
    )
    names, columns = picture.table()
    assert "dev_error_he" in names
    assert {len(column) for column in columns} == {len(race.rounds)}
    race.curve._point_at(QPointF(race.curve.area().center()))
    assert not picture.grab().isNull()


def test_that_a_race_in_mid_run_lets_the_run_go_on_as_it_stood(qtbot, picture):
    stand(qtbot, picture)
    session = picture.session
    session.step()
    until(qtbot, lambda: session.mode is Mode.PAUSED and 1 in session.history.steps)
    picture.show_view("race")
    click(qtbot, picture.race.study.begin)
    until(qtbot, lambda: picture.race.result is not None and session.mode is Mode.PAUSED)
    session.start()
    until(qtbot, lambda: session.mode is Mode.STOPPED)
    own = next(one for one in picture.race.result.standings if one.initialization == "xavier")
    assert own.parameters_sha256 == session.closing.parameters_sha256


def test_that_cancel_ends_a_race_with_what_was_reached(qtbot, picture):
    picture.show_view("race")
    race = picture.race
    race.epochs.setValue(1_000_000)
    click(qtbot, race.study.begin)
    until(qtbot, lambda: len(race.rounds) > 0)
    assert picture.session.mode is Mode.CHECKING
    assert race.study.cancel.isVisible()
    click(qtbot, race.study.cancel)
    until(qtbot, lambda: picture.session.mode is Mode.IDLE)
    until(qtbot, lambda: race.says.text().startswith("Given up at epoch"))
    assert race.study.begin.isEnabled()


def test_that_a_race_without_anybody_cannot_be_started(qtbot, picture):
    picture.show_view("race")
    for box in picture.race._boxes.values():
        box.setChecked(False)
    until(qtbot, lambda: not picture.race.study.begin.isEnabled())
    assert "at least one" in picture.race.study.begin.toolTip()


def test_that_dark_colours_and_large_text_are_drawn(qtbot, picture):
    stand(qtbot, picture)
    theme().set_mode("dark")
    canvas = picture.signals.forward
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert "Layer 0" in canvas.accessibleDescription()
    assert not picture.grab().isNull()
    assert math.isfinite(canvas.pixel(0, 0).y())


def test_that_a_saved_picture_has_no_buttons_and_the_screen_keeps_them(qtbot, picture, tmp_path):
    stand(qtbot, picture)
    remedy = picture.signals.alarms.findChild(QPushButton, "lens.initialization.remedy.0")
    until(qtbot, remedy.isVisible)
    picture.export_svg(tmp_path / "signals.svg")
    written = (tmp_path / "signals.svg").read_text()
    assert "Use He" not in written
    assert "halves" in written
    until(qtbot, remedy.isVisible)
