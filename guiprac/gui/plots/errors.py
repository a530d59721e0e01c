"""Train and dev error against epoch, live: the picture from which bias and variance are read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import Scale, ValueAxis, percent_tick, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.decimation import decimate, smooth
from guiprac.gui.plots.ghosts import Ghosts
from guiprac.gui.plots.line import Line
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.plots.readout import Readout
from guiprac.gui.runs import KeptRun
from guiprac.gui.theme import mix, set_role, theme
from guiprac.gui.words import count, sentence_text, sentences

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_Line = npt.NDArray[np.float64]

_WINDOWS = (1, 5, 25, 125)
# The picture with its axes is at least as high as so many lines of text.
_LEAST_CANVAS_LINES = 9
# Room at the right for the names of the lines.
_NAME_ROOM = 44
_LONG_NAME_ROOM = 60
_BETWEEN = 24
# The least height with words in it, in lines of text.
_LEAST_LINES = 5
# The start of training is far above the rest; what lies before this share of the run may run out of the picture.
_SETTLING = 0.1
_FEW = 8
_MARK_EVERY = 64
_MARK_ALL = 40
_LABEL_EVERY = 72
_STEERED = {
    "training.learning_rate": "α",
    "regularization.l2": "λ",
    "regularization.l1": "L1 λ",
    "regularization.keep_prob": "keep_prob",
    "regularization.input_keep_prob": "input keep_prob",
}


_STYLES = {"cost": Qt.PenStyle.DashLine, "train_dev": Qt.PenStyle.DashDotLine}


@dataclass(frozen=True)
class _Readings:
    """The history's columns, fetched once a redraw."""

    steps: _Line
    epochs: _Line
    train: _Line
    dev: _Line
    cost: _Line
    train_dev: _Line

    def __len__(self) -> int:
        return len(self.epochs)

    @property
    def has_train_dev(self) -> bool:
        """Whether something is held out of train and measured (S3)."""
        return _is_measured(self.train_dev)


@dataclass
class _Curve:
    """A line as read (pale while it is smoothed) and, if asked for, its running mean."""

    role: str
    plain: Line
    mean: Line
    x: _Line
    y: _Line


class ErrorsPicture(Picture):
    """Train and dev error, the cost on mini-batches, the best dev epoch and every change of a setting."""

    key = "errors"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._left, self._right = ValueAxis("left", percent_tick), ValueAxis("right", plain_tick)
        self.canvas = Canvas(self._left, ValueAxis("bottom", plain_tick), self._right, self.page)
        self.canvas.setObjectName("plot.errors.canvas")
        self.canvas.setAccessibleName(self.tr("Train and dev error against epoch"))
        self.canvas.paint_over = self._annotate
        self.canvas.set_titles(
            right=self.tr("J on mini-batches (as the optimizer sees it)"), bottom=self.tr("Epoch")
        )
        self._curves = {role: self._make_curve(role) for role in ("cost", "train", "train_dev", "dev")}
        self._ghosts = Ghosts(self.canvas, self._heights)
        self._readings = _Readings(*(np.zeros(0) for _ in range(6)))
        self._cost_top, self._cost_scale = 1.0, Scale()
        self._captions = (self.tr("Train error"), self.tr("Dev error"))
        self._chosen: int | None = None
        self._build_page()
        self.canvas.range_changed.connect(self.refresh)
        self.canvas.pointer_changed.connect(self._pointer_changed)
        self.canvas.held_changed.connect(self.follow_button.setVisible)
        self.canvas.stepped.connect(self._step_reading)
        for signal in (
            session.history_changed,
            session.mode_changed,
            session.prepared_changed,
            session.runs.changed,
        ):
            signal.connect(self.refresh)

    @property
    def title(self) -> str:
        return self.tr("Error")

    # --- building ----------------------------------------------------------------------------------------------

    def _make_curve(self, role: str) -> _Curve:
        plain, mean = Line(), Line()
        for depth, item in enumerate((plain, mean)):
            item.setZValue(depth)
            self.canvas.view.addItem(item, ignoreBounds=True)
        return _Curve(role, plain, mean, np.zeros(0), np.zeros(0))

    def _build_page(self) -> None:
        self.train = Readout(self.tr("Train error"), role="train", mark="line", parent=self.page)
        self.train_dev = Readout(self.tr("Train-dev error"), role="train_dev", mark="line", parent=self.page)
        self.dev = Readout(self.tr("Dev error"), role="dev", mark="ringed line", parent=self.page)
        self.gap = Readout(self.tr("Gap"), widest=number_text.points(0.1), parent=self.page)
        self.best = Readout(self.tr("Best dev"), parent=self.page)
        self.gap.setToolTip(self.tr("Dev error minus train error: the variance (S4)."))
        self.train_dev.setToolTip(
            self.tr(
                "Measured on what is held out of train: what is lost from train to here is variance, what is lost "
                "from here to dev is mismatch (S3)."
            )
        )
        self.dev.setToolTip(
            self.tr("The 95 % half-width of an error e measured on n examples is 1.96·√(e(1-e)/n) (S1).")
        )
        self.numbers = QWidget(self.page)
        row = QHBoxLayout(self.numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        for name, readout in (
            ("train", self.train),
            ("train_dev", self.train_dev),
            ("dev", self.dev),
            ("gap", self.gap),
            ("best", self.best),
        ):
            readout.setObjectName(f"plot.errors.{name}")
            row.addWidget(readout)
        # Hidden until there is something to show: a window keeps the room of all that it has seen.
        self.train_dev.hide()
        self.best.hide()
        row.addStretch(1)
        self.note = QLabel(self.page)
        self.note.setObjectName("plot.errors.note")
        self.note.setWordWrap(True)
        set_role(self.note, role="help")
        top = QHBoxLayout()
        top.addWidget(self.numbers, 1)
        top.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.note)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(self._controls())
        theme().changed.connect(self._keep_legible)
        self._keep_legible()

    @Slot()
    def _keep_legible(self) -> None:
        """Large text beside large numbers would leave the lines no height: the controls then wait below the fold."""
        self.canvas.setMinimumHeight(_LEAST_CANVAS_LINES * self.fontMetrics().lineSpacing())

    def _controls(self) -> QHBoxLayout:
        self.log = QCheckBox(self.tr("Log axis"), self.page)
        self.log.setObjectName("plot.errors.log")
        self.log.setToolTip(
            self.tr("Equal distances are equal factors; an error of 0 lies on the floor, labelled 0.")
        )
        self.log.toggled.connect(self._log_toggled)
        self.cost = QCheckBox(self.tr("J on mini-batches"), self.page)
        self.cost.setObjectName("plot.errors.cost")
        self.cost.setChecked(True)
        self.cost.setToolTip(
            self.tr("The cost of each mini-batch, with dropout and penalties, on the right axis.")
        )
        self.cost.toggled.connect(self._cost_toggled)
        self.smoothing = QComboBox(self.page)
        self.smoothing.setObjectName("plot.errors.smoothing")
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        self.smoothing.setToolTip(
            self.tr("A running mean, for display only: numbers and files stay as measured.")
        )
        self.smoothing.addItem(self.tr("No smoothing"), 1)
        for window in _WINDOWS[1:]:
            self.smoothing.addItem(self.tr("Mean of {0} readings").format(window), window)
        self.smoothing.currentIndexChanged.connect(self.refresh)
        self.follow_button = QToolButton(self.page)
        self.follow_button.setObjectName("plot.errors.follow")
        self.follow_button.setText(self.tr("Follow"))
        self.follow_button.setToolTip(self.tr("Let go of the zoom and follow the run again (double-click)."))
        set_role(self.follow_button, role="button")
        self.follow_button.clicked.connect(self.canvas.follow)
        self.follow_button.setVisible(False)
        policy = self.follow_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.follow_button.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(16)
        for widget in (self.log, self.cost, self.smoothing):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.follow_button)
        return row

    def printed(self) -> Sequence[QWidget]:
        return (self.numbers, self.note, self.canvas)

    def extra_actions(self, menu: QMenu) -> None:
        menu.addSeparator()
        everything = QAction(self.tr("Show everything"), menu)
        everything.triggered.connect(self.show_everything)
        menu.addAction(everything)
        follow = QAction(self.tr("Follow the run"), menu)
        follow.setEnabled(self.canvas.held)
        follow.triggered.connect(self.canvas.follow)
        menu.addAction(follow)

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        history = self.session.history
        if not len(history):
            self._show_nothing_yet()
            return
        self._readings = _Readings(
            history.steps,
            history.epochs,
            history.train_errors,
            history.dev_errors,
            history.costs,
            history.train_dev_errors,
        )
        self._name_axes()
        self._follow_run()
        self._draw_lines()
        present = self.session.runs.present
        self._ghosts.draw(self._others(), self.session.runs.repeats(present), present)
        self._show_numbers()
        self.show_page()
        self.canvas.viewport().update()

    def _others(self) -> list[KeptRun]:
        """The overlaid runs whose errors are in the unit of the present run."""
        started = self.session.started
        return [
            run
            for run in self.session.runs.overlaid()
            if started is None or run.started is None or run.started.error_name == started.error_name
        ]

    def _show_nothing_yet(self) -> None:
        self._chosen = None
        self.canvas.follow()
        if self.session.started is not None and self.session.closing is None:
            self.show_empty(self.tr("Training has begun: the first reading draws here."))
        else:
            self.show_empty(self.tr("Press Start (F5): train and dev error draw here."))

    @property
    def _is_share(self) -> bool:
        return self.session.started is None or self.session.started.error_name == "error"

    def _name_axes(self) -> None:
        if self._is_share:
            title, train, dev = self.tr("Error"), self.tr("Train error"), self.tr("Dev error")
        else:
            prepared = self.session.prepared
            target = (
                prepared.target_name if prepared is not None and prepared.target_name else self.tr("target")
            )
            title = self.tr("RMSE, in the unit of {0}").format(target)
            train, dev = self.tr("Train RMSE"), self.tr("Dev RMSE")
        self.canvas.set_titles(left=title)
        self._left.set_text(percent_tick if self._is_share else plain_tick)
        self._captions = (train, dev)

    def _follow_run(self) -> None:
        """Show the run from its start to a round number of epochs, errors from 0 to a round number."""
        readings, started = self._readings, self.session.started
        last = float(readings.epochs[-1])
        total = max(last, started.total_steps / max(started.steps_per_epoch, 1)) if started else math.inf
        ended = self.session.closing is not None
        right = last if ended and last > 0 else min(number_text.nice_up(last), total)
        settled = int(np.searchsorted(readings.epochs, last * _SETTLING)) if len(readings) > _FEW else 0
        others = self._others()
        if ended or not math.isfinite(total):
            right = max([right, *(float(run.history.epochs[-1]) for run in others)])
        tops = [_highest(readings.train[settled:], readings.dev[settled:], readings.train_dev[settled:])]
        for run in others:
            epochs = run.history.epochs
            settled_there = (
                int(np.searchsorted(epochs, float(epochs[-1]) * _SETTLING)) if len(epochs) > _FEW else 0
            )
            tops.append(
                _highest(run.history.train_errors[settled_there:], run.history.dev_errors[settled_there:])
            )
        top = max(tops)
        if not self.canvas.held:
            costs = readings.cost if self.log.isChecked() else readings.cost[settled:]
            self._cost_top = number_text.nice_up(1.05 * _highest(costs))
        if self.log.isChecked():
            floor = self._floor()
            vertical = (
                math.log10(floor) - 0.15,
                math.log10(max(_highest(readings.train, readings.dev), floor) * 1.3),
            )
        else:
            vertical = (0.0, number_text.nice_up(1.05 * top))
        self.canvas.show_range((0.0, self._with_name_room(max(right, 1e-9))), vertical)
        self._scale_axes()

    def _with_name_room(self, right: float) -> float:
        room = _LONG_NAME_ROOM if self._readings.has_train_dev else _NAME_ROOM
        width = max(self.canvas.area().width(), 4 * room)
        return right * width / (width - room)

    def _floor(self) -> float:
        """Where a logarithmic axis draws an error of 0: half of one mistake, the least that could be told from it."""
        if self._is_share:
            started = self.session.started
            measured = max(started.train_measured, started.dev_measured) if started else 1000
            return 0.5 / max(measured, 1)
        values = np.concatenate((self._readings.train, self._readings.dev))
        above = values[np.isfinite(values) & (values > 0)]
        return float(above.min()) / 2 if len(above) else 1e-6

    def _scale_axes(self) -> None:
        """Tell the axes what the coordinates mean. J shares the view: it is stretched to the same height.

        While the reader holds a range, the stretching stays, so that J moves with the errors.
        """
        is_log = self.log.isChecked()
        self._left.set_scale(Scale(log=is_log, floor=math.log10(self._floor()) if is_log else None))
        if not self.canvas.held:
            top = self.canvas.visible_range()[1][1]
            self._cost_scale = (
                Scale(log=True, offset=math.log10(self._cost_top) - top)
                if is_log
                else Scale(gain=self._cost_top / top)
            )
        self._right.set_scale(self._cost_scale)

    def _draw_lines(self) -> None:
        palette, readings = theme().palette, self._readings
        window = int(self.smoothing.currentData())
        for role, values in self._lines():
            curve = self._curves[role]
            shown = self._is_shown(role)
            curve.plain.setVisible(shown)
            curve.mean.setVisible(shown and window > 1)
            if not shown:
                continue
            color = getattr(palette, role)
            style = _STYLES.get(role, Qt.PenStyle.SolidLine)
            pale = mix(palette.surface, color, 0.3)
            curve.plain.setPen(pg.mkPen(pale if window > 1 else color, width=1, style=style))
            (left, right), pixels = self.canvas.visible_range()[0], int(self.canvas.area().width())
            curve.x, y = decimate(readings.epochs, values, left, right, pixels)
            curve.y = self._heights(role, y)
            curve.plain.setData(curve.x, curve.y)
            if window > 1:
                curve.mean.setPen(pg.mkPen(color, width=1, style=style))
                curve.x, y = smooth(readings.epochs, values, window, left, right, pixels)
                curve.y = self._heights(role, y)
                curve.mean.setData(curve.x, curve.y)

    def _lines(self) -> tuple[tuple[str, _Line], ...]:
        readings = self._readings
        return (
            ("cost", readings.cost),
            ("train", readings.train),
            ("train_dev", readings.train_dev),
            ("dev", readings.dev),
        )

    def _is_shown(self, role: str) -> bool:
        if role == "cost":
            return self.cost.isChecked()
        return role != "train_dev" or self._readings.has_train_dev

    def _heights(self, role: str, values: _Line) -> _Line:
        """Values as coordinates of the view; nan stays nan, and what is far outside is cut to just outside."""
        scale = self._cost_scale if role == "cost" else self._left.scale_to_value
        if scale.log:
            values = np.log10(np.maximum(values, 1e-300 if role == "cost" else 10 ** (scale.floor or -300.0)))
        low, high = self.canvas.visible_range()[1]
        beyond = 3 * (high - low)
        heights: _Line = np.clip((values - scale.offset) / scale.gain, low - beyond, high + beyond)
        return heights

    # --- numbers and words -------------------------------------------------------------------------------------

    def _show_numbers(self) -> None:
        readings, started = self._readings, self.session.started
        train, dev = float(readings.train[-1]), float(readings.dev[-1])
        train_note = f"n = {count(started.train_measured)}" if started else ""
        self.train.show_value(self._value(train), train_note, caption=self._captions[0])
        self.dev.show_value(self._value(dev), self._dev_note(dev), caption=self._captions[1])
        if readings.has_train_dev:
            note = f"n = {count(started.train_dev_measured)}" if started else ""
            caption = self.tr("Train-dev error") if self._is_share else self.tr("Train-dev RMSE")
            self.train_dev.show_value(self._value(float(readings.train_dev[-1])), note, caption=caption)
        gap = dev - train
        self.gap.show_value(
            number_text.points(gap, self._decimals()) if self._is_share else number_text.plain(gap, 3),
            self.tr("dev − train"),
        )
        best = self.session.history.best
        if best is None:
            self.best.show_value(number_text.MISSING)
        else:
            at = self.tr("at epoch {0}").format(_epoch_text(float(readings.epochs[best])))
            self.best.show_value(self._value(float(readings.dev[best])), at)
        self._fit_numbers()
        self._show_note(train)
        self.describe(
            self.tr("Epoch {0}: {1}; {2}; {3}; {4}.").format(
                _epoch_text(float(readings.epochs[-1])),
                *(readout.accessibleName() for readout in (self.train, self.dev, self.gap, self.best)),
            )
        )

    def _fit_numbers(self) -> None:
        """Where room is short the best dev error gives way first, then train-dev: the picture has both anyway."""
        always = (self.train, self.dev, self.gap)
        least = sum(readout.sizeHint().width() for readout in always) + (len(always) - 1) * _BETWEEN
        # Else a number, once shown, would keep the picture from becoming narrower.
        self.numbers.setMinimumWidth(least)
        room = self.numbers.width() - least
        for readout, is_wanted in ((self.train_dev, self._readings.has_train_dev), (self.best, True)):
            room -= _BETWEEN + readout.sizeHint().width() if is_wanted else 0
            readout.setVisible(is_wanted and room >= 0)

    def _dev_note(self, dev: float) -> str:
        started = self.session.started
        if started is None:
            return ""
        if not self._is_share or not math.isfinite(dev):
            return f"n = {count(started.dev_measured)}"
        half = number_text.half_width(dev, started.dev_measured)
        return f"±{number_text.points(half, 1 if half >= 0.0005 else 2)}, n = {count(started.dev_measured)}"

    def _show_note(self, train: float) -> None:
        """Say what a reading measures if that is less than all, and how a run went wrong."""
        started, closing, lines = self.session.started, self.session.closing, []
        if started is not None and started.train_measured < started.n_train:
            measured = self.tr("Train error is measured on {0} of {1} examples").format(
                count(started.train_measured), count(started.n_train)
            )
            half = number_text.half_width(train, started.train_measured)
            interval = f"; ±{number_text.points(half)}" if self._is_share and half > 0 else ""
            lines.append(f"{measured}{interval}.")
        if started is not None and started.dev_measured < started.n_dev:
            lines.append(
                self.tr("Dev error is measured on {0} of {1} examples.").format(
                    count(started.dev_measured), count(started.n_dev)
                )
            )
        if isinstance(closing, events.Diverged):
            lines.append(
                sentence_text(closing.says)
                or self.tr("The run diverged at step {0}.").format(count(closing.step + 1))
            )
        self.note.setText(sentences(*lines))
        self.note.setVisible(bool(lines))

    def _decimals(self) -> int:
        started = self.session.started
        return number_text.percent_decimals(started.dev_measured) if started else 1

    def _value(self, error: float) -> str:
        return number_text.percent(error, self._decimals()) if self._is_share else number_text.plain(error, 4)

    def table(self) -> Table:
        history = self.session.history
        columns = {
            "step": history.steps,
            "epoch": history.epochs,
            "train_error": history.train_errors,
            "dev_error": history.dev_errors,
            "train_loss": history.train_losses,
            "dev_loss": history.dev_losses,
            "cost": history.costs,
        }
        if _is_measured(history.train_dev_errors):
            columns["train_dev_error"] = history.train_dev_errors
        steps = [int(step) for step in history.steps]
        return list(columns), [
            steps,
            *(column.tolist() for name, column in columns.items() if name != "step"),
        ]

    # --- what is painted over the lines ------------------------------------------------------------------------

    def _annotate(self, painter: QPainter) -> None:
        if not len(self._readings):
            return
        area = self.canvas.area()
        # In a picture squeezed by a lens the words would lie over the lines, and over each other.
        has_words = area.height() >= _LEAST_LINES * painter.fontMetrics().height()
        painter.save()
        painter.setClipRect(area)
        self._ghosts.paint_bands(painter)
        self._paint_floor(painter, area)
        if has_words:
            self._paint_best(painter, area)
        self._paint_divergence(painter, area)
        self._paint_steering(painter, area)
        self._paint_marks(painter, area.adjusted(-1, -1, 1, 1))
        painter.setClipping(False)
        if has_words:
            self._ghosts.paint_names(painter, area)
            self._paint_names(painter, area)
        if not self.exporting:
            self._paint_crosshair(painter, area)
        painter.restore()

    def _paint_floor(self, painter: QPainter, area: QRectF) -> None:
        floor = self._left.scale_to_value.floor
        if floor is None:
            return
        height = self.canvas.pixel(0, floor).y()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))

    def _paint_best(self, painter: QPainter, area: QRectF) -> None:
        best = self.session.history.best
        # A single reading is the best of nothing, and its names stand where the label would.
        if best is None or best >= len(self._readings) or len(self._readings) < 2:
            return
        epoch, error = float(self._readings.epochs[best]), float(self._readings.dev[best])
        text = self.tr("best dev {0} at epoch {1}").format(self._value(error), _epoch_text(epoch))
        self._paint_upright(painter, area, epoch, text, theme().palette.dev, Qt.PenStyle.DashLine)

    def _paint_divergence(self, painter: QPainter, area: QRectF) -> None:
        closing, started = self.session.closing, self.session.started
        if isinstance(closing, events.Diverged) and started is not None:
            epoch = (closing.step + 1) / max(started.steps_per_epoch, 1)
            text = self.tr("diverged at epoch {0}").format(_epoch_text(epoch))
            self._paint_upright(painter, area, epoch, text, theme().palette.bad, Qt.PenStyle.SolidLine, row=1)

    def _paint_upright(
        self,
        painter: QPainter,
        area: QRectF,
        epoch: float,
        text: str,
        color: str,
        style: Qt.PenStyle,
        row: int = 0,
    ) -> None:
        """A vertical line with a label at its top, on the side where there is room."""
        x = self.canvas.pixel(epoch, 0).x()
        if not area.left() - 1 <= x <= area.right() + 1:
            return
        painter.setPen(QPen(QColor(mix(theme().palette.surface, color, 0.7)), 1, style))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        metrics = QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(text)
        left = x + 6 if x + 6 + width <= area.right() else x - 6 - width
        place = QRectF(left, area.top() + 2 + row * (metrics.height() + 4), width, metrics.height())
        painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(theme().palette.surface))
        painter.setPen(QColor(theme().palette.text))
        painter.drawText(place.adjusted(0, 0, 8, 0), Qt.AlignmentFlag.AlignLeft, text)

    def _paint_steering(self, painter: QPainter, area: QRectF) -> None:
        """A tick at the top for each change of a setting; labels where they do not run into each other."""
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        top, free = area.top() + 2 * (metrics.height() + 4), -math.inf
        for steered in self.session.history.steered:
            x = self.canvas.pixel(self._epoch_of(steered.step), 0).x()
            if not area.left() <= x <= area.right():
                continue
            painter.setPen(QPen(QColor(palette.accent), 1))
            painter.setBrush(QColor(palette.accent))
            painter.drawLine(QPointF(x, top), QPointF(x, top + 12))
            painter.drawPolygon(QPolygonF([QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, top + 6)]))
            if x >= free:
                text = _steered_text(steered)
                width = metrics.horizontalAdvance(text)
                painter.setPen(QColor(palette.text))
                painter.drawText(
                    QRectF(x + 7, top - 3, width + 8, metrics.height()), Qt.AlignmentFlag.AlignLeft, text
                )
                free = x + max(width + 20, _LABEL_EVERY)

    def _epoch_of(self, step: int) -> float:
        started = self.session.started
        return step / max(started.steps_per_epoch, 1) if started else float(step)

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        """Rings on the dev line (and dots on short train lines), so that not only colour tells them apart."""
        palette = theme().palette
        for role in ("train", "train_dev", "dev"):
            curve = self._curves[role]
            few = len(curve.x) <= _MARK_ALL
            if not self._is_shown(role) or (role != "dev" and not few):
                continue
            color = QColor(getattr(palette, role))
            painter.setPen(QPen(color, 1.25))
            painter.setBrush(QColor(palette.surface) if role == "dev" else color)
            radius = 3.0 if role == "dev" else 2.0
            for index in range(len(curve.x)) if few else self._spaced(curve.x):
                if not math.isfinite(curve.y[index]):
                    continue
                place = self.canvas.pixel(curve.x[index], curve.y[index])
                if area.contains(place):
                    painter.drawEllipse(place, radius, radius)

    def _spaced(self, x: _Line) -> list[int]:
        """Indices about every 64 pixels, at places that stay while the line grows."""
        left, right = self.canvas.visible_range()[0]
        spacing = 2.0 ** round(math.log2((right - left) * _MARK_EVERY / max(self.canvas.area().width(), 1)))
        first, last = max(left, float(x[0])), min(right, float(x[-1]))
        places = np.arange(math.ceil(first / spacing), math.floor(last / spacing) + 1) * spacing
        return [int(index) for index in np.unique(np.minimum(np.searchsorted(x, places), len(x) - 1))]

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """Each line's name at its end, moved apart where they would overlap."""
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        names = {
            "train": self.tr("train"),
            "train_dev": self.tr("train-dev"),
            "dev": self.tr("dev"),
            "cost": "J",
        }
        ends: list[tuple[float, float, str]] = []
        for role in names:
            if self._is_shown(role):
                end = self._end_of(self._curves[role], area)
                if end is not None:
                    ends.append((end.y(), end.x(), role))
        ends.sort()
        lowest = area.top() + metrics.height() / 2
        for place, (y, x, role) in enumerate(ends):
            room_below = (len(ends) - 1 - place) * metrics.height()
            y = min(max(y, lowest), area.bottom() - metrics.height() / 2 - room_below)
            lowest = y + metrics.height()
            painter.setPen(QColor(getattr(palette, role)))
            width = metrics.horizontalAdvance(names[role])
            left = min(x + 8, area.right() + 4 - width)
            painter.drawText(
                QRectF(left, y - metrics.height() / 2, width + 8, metrics.height()),
                Qt.AlignmentFlag.AlignLeft,
                names[role],
            )

    def _end_of(self, curve: _Curve, area: QRectF) -> QPointF | None:
        """Where a line ends inside the picture."""
        right = self.canvas.visible_range()[0][1]
        seen = np.flatnonzero(np.isfinite(curve.y) & (curve.x <= right))
        if not len(seen):
            return None
        end = self.canvas.pixel(curve.x[seen[-1]], curve.y[seen[-1]])
        return end if area.left() <= end.x() and area.top() - 1 <= end.y() <= area.bottom() + 1 else None

    # --- crosshair ---------------------------------------------------------------------------------------------

    def reading_under_pointer(self) -> int | None:
        """The reading nearest to the mouse, or the one that the arrow keys chose."""
        epochs = self._readings.epochs
        if self.canvas.pointer is None or not len(epochs):
            return self._chosen if self._chosen is not None and self._chosen < len(epochs) else None
        epoch = self.canvas.value_at(self.canvas.pointer).x()
        after = int(np.searchsorted(epochs, epoch))
        near = [index for index in (after - 1, after) if 0 <= index < len(epochs)]
        return min(near, key=lambda index: abs(epochs[index] - epoch))

    @Slot()
    def _pointer_changed(self) -> None:
        self._chosen = None

    @Slot(int)
    def _step_reading(self, direction: int) -> None:
        if not len(self._readings):
            return
        present = self.reading_under_pointer()
        last = len(self._readings) - 1
        self.canvas.pointer = None
        self._chosen = last if present is None else min(max(present + direction, 0), last)
        self.describe("; ".join(f"{row.name} {row.value}" for row in self.values_of(self._chosen)))
        self.canvas.viewport().update()

    def values_of(self, index: int) -> list[Row]:
        """The values of one reading, as the crosshair shows them."""
        readings, palette = self._readings, theme().palette
        train, dev, cost = (float(line[index]) for line in (readings.train, readings.dev, readings.cost))
        gap = (
            number_text.points(dev - train, self._decimals())
            if self._is_share
            else number_text.plain(dev - train, 3)
        )
        rows = [
            Row(self.tr("Epoch"), _epoch_text(float(readings.epochs[index]))),
            Row(self.tr("Step"), count(int(readings.steps[index]))),
            Row(self.train.caption, self._value(train), palette.train),
            Row(self.dev.caption, self._value(dev), palette.dev),
            Row(self.tr("Gap"), gap),
        ]
        if readings.has_train_dev:
            value = self._value(float(readings.train_dev[index]))
            rows.insert(3, Row(self.train_dev.caption, value, palette.train_dev))
        if self.cost.isChecked():
            rows.append(Row("J", number_text.plain(cost), palette.cost))
        return rows

    def _paint_crosshair(self, painter: QPainter, area: QRectF) -> None:
        index = self.reading_under_pointer()
        if index is None:
            return
        palette, readings = theme().palette, self._readings
        x = self.canvas.pixel(float(readings.epochs[index]), 0).x()
        if not area.left() <= x <= area.right():
            return
        painter.setPen(QPen(QColor(palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for role, values in self._lines():
            height = self._heights(role, values[index : index + 1])[0]
            if math.isfinite(height) and self._is_shown(role):
                point = self.canvas.pixel(float(readings.epochs[index]), float(height))
                painter.setPen(QPen(QColor(palette.surface), 1.5))
                painter.setBrush(QColor(getattr(palette, role)))
                painter.drawEllipse(point, 4.0, 4.0)
        rows = self.values_of(index)
        for steered in self.session.history.steered:
            if abs(self.canvas.pixel(self._epoch_of(steered.step), 0).x() - x) <= 6:
                rows.append(Row(self.tr("From here"), _steered_text(steered), palette.accent))
        middle = self.canvas.pointer.y() if self.canvas.pointer is not None else area.center().y()
        paint_box(painter, area, QPointF(x, middle), rows[0].name + " " + rows[0].value, rows[1:])

    # --- controls ----------------------------------------------------------------------------------------------

    @Slot()
    def show_everything(self) -> None:
        """Hold a range in which every reading lies, also those from before training had settled."""
        if not len(self._readings):
            return
        right = max(float(self._readings.epochs[-1]), 1e-9)
        top = 1.05 * _highest(self._readings.train, self._readings.dev)
        low, high = self.canvas.visible_range()[1]
        vertical = (low, math.log10(top)) if self.log.isChecked() else (0.0, top)
        self.canvas.hold_range(
            (0.0, self._with_name_room(right)), vertical if vertical[1] > vertical[0] else (low, high)
        )

    @Slot()
    def _log_toggled(self) -> None:
        # A range held on one kind of axis means nothing on the other.
        self.canvas.follow()
        self.refresh()

    @Slot()
    def _cost_toggled(self) -> None:
        self._right.setVisible(self.cost.isChecked())
        self.canvas.apply_theme()
        self.refresh()


def _is_measured(line: _Line) -> bool:
    return len(line) > 0 and math.isfinite(line[-1])


def _highest(*lines: _Line) -> float:
    """The largest finite value; 1 if there is none above zero."""
    top = 0.0
    for line in lines:
        highest = float(np.fmax.reduce(line, initial=0.0))
        if not math.isfinite(highest):
            highest = float(line[np.isfinite(line)].max(initial=0.0))
        top = max(top, highest)
    return top if top > 0 else 1.0


def _epoch_text(epoch: float) -> str:
    return f"{epoch:,.0f}" if abs(epoch - round(epoch)) < 1e-9 else f"{epoch:,.2f}"


def _steered_text(steered: events.Steered) -> str:
    values = steered.value if isinstance(steered.value, tuple) else (steered.value,)
    return f"{_STEERED.get(steered.key, steered.key)} = {', '.join(f'{value:g}' for value in values)}"
