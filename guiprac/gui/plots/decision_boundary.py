"""The model over the plane of two inputs, under the examples of train and dev."""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionGraphicsItem, QWidget

from guiprac import events
from guiprac.commands import View
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.colors import class_color, is_dark, ramp, rgb
from guiprac.gui.plots.contours import contour
from guiprac.gui.plots.legend import Entry, Legend, Shades
from guiprac.gui.plots.marks import shape
from guiprac.gui.plots.model_view import ModelView
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import count

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_Grid = npt.NDArray[np.float64]

# How far the shade of a class goes from the surface to the class's colour where the model is certain.
_STRONGEST = 0.42
_WIDEST = 16_777_215
_LEVELS = 6


class _SmoothImage(pg.ImageItem):  # type: ignore[misc]
    """A picture whose cells run into each other."""

    def paint(self, painter: QPainter, *rest: QStyleOptionGraphicsItem | QWidget | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *rest)


class DecisionBoundary(ModelView):
    """Probability of a class, winning class, or predicted value for any two inputs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot.model.boundary")
        self.canvas = Canvas(ValueAxis("left", plain_tick), ValueAxis("bottom", plain_tick), parent=self)
        self.canvas.left.setGrid(False)
        self.canvas.paint_over = self._paint_pointer
        self.canvas.setAccessibleName(self.tr("The model over the plane of its two inputs"))
        self.legend = Legend(self)
        self._image = _SmoothImage(axisOrder="row-major")
        self._lines = pg.PlotCurveItem(antialias=True, connect="pairs")
        self._train, self._dev = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        for depth, item in enumerate((self._image, self._train, self._dev, self._lines)):
            item.setZValue(depth)
            self.canvas.view.addItem(item, ignoreBounds=True)
        self._prepared: events.Prepared | None = None
        self._boundary: events.Boundary | None = None
        self._values: _Grid = np.zeros((0, 0))
        self._confidence: _Grid | None = None
        self._square = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.legend)
        layout.addStretch(0)
        theme().changed.connect(self._theme_changed)

    def asks(self, prepared: events.Prepared) -> tuple[View, ...]:
        return ("boundary",)

    def show_model(self, session: "Session", prepared: events.Prepared, has_run: bool) -> str:
        boundary = session.pictures.get("boundary") if has_run else None
        boundary = boundary if isinstance(boundary, events.Boundary) else None
        if prepared is not self._prepared:
            self._prepared = prepared
            self.canvas.follow()
            self._draw_points(prepared)
            self._boundary = None
            self._clear_model()
        if boundary is not self._boundary:
            self._boundary = boundary
            self._clear_model() if boundary is None else self._draw_model(prepared, boundary)
        self._follow(prepared)
        self.canvas.viewport().update()
        return self._words(prepared)

    def _words(self, prepared: events.Prepared) -> str:
        inputs = " × ".join(prepared.input_names[:2])
        points = self.tr("{0} examples of train and {1} of dev over {2}").format(
            count(len(self._train.data)), count(len(self._dev.data)), inputs
        )
        if self._boundary is None:
            return points
        return self.tr("{0}; the model at step {1}").format(points, count(self._boundary.step))

    # --- examples ----------------------------------------------------------------------------------------------

    def _draw_points(self, prepared: events.Prepared) -> None:
        names = [*prepared.input_names, "x₁", "x₂"][:2]
        self.canvas.set_titles(bottom=names[0], left=names[1])
        parts = (
            (self._train, prepared.train_points, prepared.train_targets, True),
            (self._dev, prepared.dev_points, prepared.dev_targets, False),
        )
        for item, points, targets, filled in parts:
            if points is None or targets is None or points.shape[1] < 2:
                item.setData([], [])
                continue
            place = points.numpy().astype(np.float64)
            self._draw_part(item, prepared, place, targets.numpy().astype(np.float64), filled)
        self._draw_legend(prepared)

    def _draw_part(
        self, item: pg.ScatterPlotItem, prepared: events.Prepared, points: _Grid, targets: _Grid, filled: bool
    ) -> None:
        palette = theme().palette
        if prepared.task == "regression":
            table = ramp(*self._shade_colors())
            low, high = self._target_range(prepared)
            index = np.clip((targets - low) / max(high - low, 1e-300) * 255, 0, 255).astype(int)
            brushes = [pg.mkBrush(*table[at]) for at in range(256)]
            outline = pg.mkPen(palette.train if filled else palette.dev, width=1)
            item.setData(
                points[:, 0],
                points[:, 1],
                symbol=shape(0 if filled else 3),
                size=7 if filled else 9,
                brush=[brushes[at] for at in index],
                pen=outline,
            )
            return
        codes = targets.astype(int)
        n_classes = max(len(prepared.class_names), int(codes.max(initial=0)) + 1)
        colors = [class_color(palette, code) for code in range(n_classes)]
        surface = pg.mkBrush(palette.surface)
        brushes = [pg.mkBrush(color) if filled else surface for color in colors]
        pens = [
            pg.mkPen(palette.surface if filled else color, width=1 if filled else 1.5) for color in colors
        ]
        shapes = [shape(code) for code in range(n_classes)]
        item.setData(
            points[:, 0],
            points[:, 1],
            symbol=[shapes[code] for code in codes],
            size=8,
            brush=[brushes[code] for code in codes],
            pen=[pens[code] for code in codes],
        )

    def _draw_legend(self, prepared: events.Prepared) -> None:
        palette = theme().palette
        if prepared.task == "regression":
            low, high = self._target_range(prepared)
            entries = (
                Entry(self.tr("train"), shape(0), palette.train, filled=False),
                Entry(self.tr("dev"), shape(3), palette.dev, filled=False),
                Entry(
                    self.tr("Shade: {0}, true in the marks and predicted around them").format(
                        prepared.target_name
                    )
                ),
            )
            texts = number_text.plain(low, 3), number_text.plain(high, 3)
            self.legend.show_entries(entries, Shades(*texts, *self._shade_colors()))
            return
        classes = [
            Entry(name, shape(code), class_color(palette, code))
            for code, name in enumerate(prepared.class_names[:10])
        ]
        shade = (
            self.tr("Shade: the probability of either class. The line is 50 %.")
            if prepared.task == "binary"
            else self.tr("Shade: the winning class, stronger where the model is surer.")
        )
        self.legend.show_entries(
            (
                Entry(prepared.target_name or self.tr("Class")),
                *classes,
                Entry(self.tr("Part")),
                Entry(self.tr("train (filled)"), shape(0), palette.quiet),
                Entry(self.tr("dev (hollow)"), shape(0), palette.quiet, filled=False),
                Entry(shade),
            )
        )

    # --- model -------------------------------------------------------------------------------------------------

    def _clear_model(self) -> None:
        self._image.clear()
        self._lines.setData([], [])

    def _draw_model(self, prepared: events.Prepared, boundary: events.Boundary) -> None:
        self._values = boundary.values.numpy().astype(np.float64)
        confidence = boundary.confidence
        self._confidence = None if confidence is None else confidence.numpy().astype(np.float64)
        rows, columns = self._values.shape
        self._image.setImage(self._shaded(prepared), autoLevels=False)
        # Values stand at grid points, so that the outer cells reach half a cell beyond the range.
        (left, right), (low, high) = boundary.x_range, boundary.y_range
        wide, tall = (right - left) / max(columns - 1, 1), (high - low) / max(rows - 1, 1)
        self._image.setRect(QRectF(left - wide / 2, low - tall / 2, right - left + wide, high - low + tall))
        # Level lines of a surface are many and stay behind; the one boundary stands out.
        is_surface = prepared.task == "regression"
        color = theme().palette.quiet if is_surface else theme().palette.text
        self._lines.setPen(pg.mkPen(color, width=1 if is_surface else 1.5))
        self._lines.setData(*self._level_lines(prepared, boundary))

    def _shaded(self, prepared: events.Prepared) -> npt.NDArray[np.uint8]:
        """The picture's colours, (rows, columns, 3); the bare surface where the model gives no number."""
        palette, values = theme().palette, self._values
        surface = rgb(palette.surface)
        if prepared.task == "regression":
            low, high = self._target_range(prepared)
            share = np.clip((np.nan_to_num(values, nan=low) - low) / max(high - low, 1e-300), 0, 1)
            colors = ramp(*self._shade_colors())[(share * 255).astype(int)].astype(np.float64)
        elif self._confidence is not None:
            n_classes = max(len(prepared.class_names), 2)
            codes = np.clip(np.nan_to_num(values), 0, n_classes - 1).astype(int)
            tints = np.stack([rgb(class_color(palette, code)) for code in range(n_classes)])
            sure = np.clip((np.nan_to_num(self._confidence) - 1 / n_classes) / (1 - 1 / n_classes), 0, 1)
            colors = surface + (tints[codes] - surface) * (0.12 + (_STRONGEST - 0.12) * sure)[..., None]
        else:
            one, other = rgb(class_color(palette, 1)), rgb(class_color(palette, 0))
            lean = np.clip(np.nan_to_num(values, nan=0.5), 0, 1)[..., None] * 2 - 1
            colors = surface + (np.where(lean > 0, one, other) - surface) * np.abs(lean) * _STRONGEST
        colors[~np.isfinite(values)] = surface
        return np.asarray(np.round(colors).astype(np.uint8))

    def _level_lines(
        self, prepared: events.Prepared, boundary: events.Boundary
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        if prepared.task == "regression":
            low, high = self._target_range(prepared)
            fields = [self._values - level for level in np.linspace(low, high, _LEVELS + 2)[1:-1]]
        elif self._confidence is not None:
            # Where two classes meet, the winner is least sure: counted from there, its sureness falls to 0 and, with
            # the other sign beyond, tells between which grid points the classes meet.
            lead = self._confidence - _lowest_around(self._confidence) + 1e-6
            classes = np.unique(self._values[np.isfinite(self._values)])
            fields = [np.where(self._values == code, lead, -lead) for code in classes]
        else:
            fields = [self._values - 0.5]
        lines = [contour(field, 0.0, boundary.x_range, boundary.y_range) for field in fields]
        xs, ys = [line[0] for line in lines], [line[1] for line in lines]
        return np.concatenate([np.zeros(0), *xs]), np.concatenate([np.zeros(0), *ys])

    def _target_range(self, prepared: events.Prepared) -> tuple[float, float]:
        parts = [part.numpy() for part in (prepared.train_targets, prepared.dev_targets) if part is not None]
        values = np.concatenate(parts) if parts else np.zeros(0)
        return (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)

    def _shade_colors(self) -> tuple[str, str]:
        palette = theme().palette
        deepest = mix(palette.accent, palette.text, 0.0 if is_dark(palette) else 0.35)
        return mix(palette.surface, palette.accent, 0.08), deepest

    # --- range and pointer -------------------------------------------------------------------------------------

    def _follow(self, prepared: events.Prepared) -> None:
        if self._boundary is not None:
            x_range, y_range = self._boundary.x_range, self._boundary.y_range
        else:
            parts = [
                part.numpy() for part in (prepared.train_points, prepared.dev_points) if part is not None
            ]
            parts = [part for part in parts if part.shape[1] >= 2 and len(part)]
            if not parts:
                return
            points = np.concatenate(parts)
            low, high = points.min(axis=0), points.max(axis=0)
            margin = np.maximum(0.08 * (high - low), 1e-6)
            x_range = (float(low[0] - margin[0]), float(high[0] + margin[0]))
            y_range = (float(low[1] - margin[1]), float(high[1] + margin[1]))
        self.canvas.show_range(x_range, y_range)
        across, up = x_range[1] - x_range[0], y_range[1] - y_range[0]
        # Inputs of like spread, such as those of the generators, are shown about as wide as high.
        square = 1 / 3 < across / max(up, 1e-300) < 3
        if square != self._square:
            self._square = square
            self._fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        self.canvas.setMaximumWidth(max(round(self.height() * 1.2), 240) if self._square else _WIDEST)

    def _paint_pointer(self, painter: QPainter) -> None:
        pointer = self.canvas.pointer
        if pointer is None or self._prepared is None:
            return
        at, names = self.canvas.value_at(pointer), [*self._prepared.input_names, "x₁", "x₂"][:2]
        rows = [Row(names[0], number_text.plain(at.x(), 4)), Row(names[1], number_text.plain(at.y(), 4))]
        said = self._said_at(at)
        title = said[0].value if said else self.tr("No model yet")
        paint_box(painter, self.canvas.area(), pointer, title, [*rows, *said[1:]])

    def _said_at(self, at: QPointF) -> list[Row]:
        """The prediction at a point (first row) and how sure it is."""
        boundary, prepared = self._boundary, self._prepared
        if boundary is None or prepared is None:
            return []
        rows, columns = self._values.shape
        (left, right), (low, high) = boundary.x_range, boundary.y_range
        column = round((at.x() - left) / max(right - left, 1e-300) * (columns - 1))
        row = round((at.y() - low) / max(high - low, 1e-300) * (rows - 1))
        if not (0 <= row < rows and 0 <= column < columns) or not math.isfinite(self._values[row, column]):
            return []
        value = float(self._values[row, column])
        if prepared.task == "regression":
            return [Row("", self.tr("predicted {0}").format(number_text.plain(value, 4)))]
        sure = self._confidence
        code, share = (
            (int(value > 0.5), max(value, 1 - value)) if sure is None else (int(value), sure[row, column])
        )
        name = prepared.class_names[code] if code < len(prepared.class_names) else str(code)
        color = class_color(theme().palette, code)
        return [
            Row("", self.tr("predicted {0}").format(name)),
            Row(self.tr("probability"), number_text.percent(float(share)), color),
        ]

    @Slot()
    def _theme_changed(self) -> None:
        if self._prepared is not None:
            self._draw_points(self._prepared)
            if self._boundary is not None:
                self._draw_model(self._prepared, self._boundary)

    def table(self) -> Table:
        """The model on the grid if there is one; the examples otherwise."""
        prepared, boundary = self._prepared, self._boundary
        names = [*prepared.input_names, "x1", "x2"][:2] if prepared is not None else ["x1", "x2"]
        if boundary is None:
            parts = [("train", self._train.data), ("dev", self._dev.data)]
            rows = [(part, float(spot["x"]), float(spot["y"])) for part, data in parts for spot in data]
            return ["part", *names], list(zip(*rows, strict=True)) if rows else [[], [], []]
        grid_y, grid_x = self._values.shape
        x, y = np.meshgrid(np.linspace(*boundary.x_range, grid_x), np.linspace(*boundary.y_range, grid_y))
        columns = [x.ravel().tolist(), y.ravel().tolist(), self._values.ravel().tolist()]
        if self._confidence is None:
            return [*names, "predicted"], columns
        return [*names, "predicted", "confidence"], [*columns, self._confidence.ravel().tolist()]


def _lowest_around(values: _Grid) -> _Grid:
    """The least value within two grid points of each."""
    for axis in (0, 1):
        padded = np.pad(values, [(2, 2) if axis == along else (0, 0) for along in (0, 1)], mode="edge")
        length = values.shape[axis]
        shifted = [np.take(padded, range(offset, offset + length), axis=axis) for offset in range(5)]
        values = np.minimum.reduce(shifted)
    return values
