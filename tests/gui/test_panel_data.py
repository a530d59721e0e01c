"""Choosing where the examples come from."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QSlider, QTableWidget, QWidget

from guiprac import events
from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.gui.theme import theme

COLUMNS = (
    events.Column("id", "number", 400, 0, "input", "Looks like an id."),
    events.Column("area", "number", 120, 3, "input"),
    events.Column("remark", "text", 400, 0, "left out", "Text that differs in every row."),
    events.Column("price", "number", 390, 0, "target"),
)


def table(prepared):
    return msgspec.structs.replace(
        prepared,
        source="/home/ann/houses.csv",
        task="regression",
        class_names=(),
        target_name="price",
        columns=COLUMNS,
        notes=("3 missing values were filled.",),
        train=events.Part(600),
        dev=events.Part(200),
        test=events.Part(200),
    )


def test_that_every_bundled_set_and_generator_can_be_chosen(window, session):
    source = window.findChild(QComboBox, "data.source")
    for name in (*BUNDLED, *GENERATORS):
        source.setCurrentIndex(source.findData(name))
        source.activated.emit(source.currentIndex())
        assert session.experiment.data.source == name


def test_that_size_and_noise_are_asked_only_of_generators(window, session):
    samples = window.findChild(QWidget, "data.samples")
    assert not samples.isVisible()
    session.set_value("data.source", "spiral")
    assert samples.isVisible()
    assert window.findChild(QWidget, "data.noise").isVisible()
    assert not window.findChild(QWidget, "data.target").isVisible()


def test_that_reading_shows_and_then_what_was_read(window, session, prepared):
    work = window.findChild(QProgressBar, "data.preparing")
    session.preparing = True
    session.prepared_changed.emit()
    assert work.isVisible()
    session.preparing = False
    session.receive([prepared])
    assert not work.isVisible()
    assert window.findChild(QLabel, "data.size").text() == "1,000 examples, 64 inputs"
    assert "CC BY 4.0" in window.findChild(QLabel, "data.about").text()


def test_that_a_file_shows_by_its_name_and_another_source_drops_its_choices(window, session, prepared):
    session.set_values(
        {"data.source": "/home/ann/houses.csv", "data.target": "price", "data.ignore": ("id",)}
    )
    session.receive([table(prepared)])
    source = window.findChild(QComboBox, "data.source")
    assert source.currentText() == "houses.csv"
    source.setCurrentIndex(source.findData("digits"))
    source.activated.emit(source.currentIndex())
    data = session.experiment.data
    assert (data.source, data.target, data.ignore) == ("digits", "", ())
    assert source.findText("houses.csv") == -1


def test_that_the_target_is_guessed_or_chosen_among_the_columns(window, session, prepared):
    session.set_value("data.source", "/home/ann/houses.csv")
    session.receive([table(prepared)])
    target = window.findChild(QComboBox, "data.target")
    assert target.currentText() == "guessed: price"
    assert [target.itemText(index) for index in range(1, target.count())] == ["id", "area", "remark", "price"]
    target.setCurrentIndex(2)
    target.activated.emit(2)
    assert session.experiment.data.target == "area"
    target.lineEdit().setText("no_such_column")
    target.lineEdit().editingFinished.emit()
    assert session.experiment.data.target == "no_such_column"


def test_that_columns_can_be_left_out_and_taken_back(window, session, prepared):
    session.set_value("data.source", "/home/ann/houses.csv")
    session.receive([table(prepared)])
    shown = window.findChild(QTableWidget, "data.ignore")
    assert [shown.item(row, 0).text() for row in range(4)] == ["id", "area", "remark", "price (target)"]
    shown.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert session.experiment.data.ignore == ("id",)
    shown.item(0, 0).setCheckState(Qt.CheckState.Checked)
    assert session.experiment.data.ignore == ()
    for fixed in (2, 3):
        assert not shown.item(fixed, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "differs in every row" in shown.item(2, 1).toolTip()
    assert "3 missing values" in window.findChild(QLabel, "data.notes").text()


def test_that_a_file_can_be_asked_for(window):
    asked = QSignalSpy(window.findChild(QWidget, "panel.data").open_wanted)
    window.findChild(QWidget, "data.open").click()
    assert asked.count() == 1
    window.findChild(QWidget, "QFileDialog").close()


def choose(window, name, value):
    box = window.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


PLANTED = ("data.plant_in", "data.plant_amount")


def test_that_a_mismatch_is_planted_only_on_purpose_and_marked_while_it_is(window, session):
    unfold, chip = window.findChild(QWidget, "data.plant.show"), window.findChild(QLabel, "data.planted")
    what = window.findChild(QComboBox, "data.plant")
    assert not what.isVisible()
    assert not chip.isVisible()
    QTest.mouseClick(unfold, Qt.MouseButton.LeftButton)
    assert what.isVisible()
    assert what.hasFocus()
    assert session.experiment.data.plant == "nothing"
    assert not any(window.findChild(QWidget, key).isVisible() for key in PLANTED)
    choose(window, "data.plant", "noise")
    assert session.experiment.data.plant == "noise"
    assert chip.isVisible()
    assert "noise" in chip.toolTip()
    assert all(window.findChild(QWidget, key).isVisible() for key in PLANTED)
    slider = window.findChild(QSlider, "data.plant_amount.slider")
    slider.setValue(slider.maximum())
    choose(window, "data.plant_in", "dev and test")
    assert (session.experiment.data.plant_amount, session.experiment.data.plant_in) == (5.0, "dev and test")
    window.findChild(QWidget, "panel.data.header").click()
    assert chip.isVisible()
    assert not what.isVisible()


def test_that_a_planted_mismatch_of_a_file_is_in_sight_without_being_asked_for(window, session):
    session.set_value("data.plant", "shift")
    assert window.findChild(QComboBox, "data.plant").isVisible()
    assert not window.findChild(QWidget, "data.plant.show").isVisible()
    session.undo()
    assert not window.findChild(QLabel, "data.planted").isVisible()
    unfold = window.findChild(QWidget, "data.plant.show")
    assert unfold.isVisible()
    unfold.click()
    assert not window.findChild(QComboBox, "data.plant").isVisible()


@pytest.mark.parametrize(("what", "told"), [("shift", "1.5 σ"), ("scale", "1.5 times"), ("noise", "random")])
def test_that_what_is_planted_is_told_with_its_amount(window, session, what, told):
    session.set_values({"data.plant": what, "data.plant_amount": 1.5})
    note = window.findChild(QWidget, "panel.data").fields["data.plant"].note
    assert note.isVisible()
    assert told in note.text()


def test_that_the_rows_of_the_table_grow_with_the_text(window, session, prepared):
    session.set_value("data.source", "/home/ann/houses.csv")
    session.receive([table(prepared)])
    shown = window.findChild(QTableWidget, "data.ignore")
    heights = []
    for step in (0, 6):
        theme().set_text_step(step)
        QTest.qWait(20)
        assert shown.rowHeight(0) >= shown.fontMetrics().height() + 4
        assert shown.height() >= 4 * shown.rowHeight(0)
        heights.append(shown.rowHeight(0))
    assert heights[0] < heights[1]
