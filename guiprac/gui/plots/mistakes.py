"""Images as thumbnails: misclassified ones of dev with what they were taken for, or examples of train."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import set_role, theme
from guiprac.gui.words import count

_GAP = 12
_SIDE = 56


@dataclass(frozen=True)
class Thumbnail:
    """An image, (height, width) of 8-bit grey, with up to two lines under it."""

    image: npt.NDArray[np.uint8]
    lines: tuple[str, ...] = ()


def greys(images: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """Images of any range, (n, height, width), as 8-bit greys; black is the least value in any of them."""
    values = np.nan_to_num(images.astype(np.float64))
    low, high = float(values.min(initial=np.inf)), float(values.max(initial=-np.inf))
    if not high > low:
        return np.zeros(values.shape, np.uint8)
    scaled: npt.NDArray[np.uint8] = np.round((values - low) / (high - low) * 255).astype(np.uint8)
    return scaled


class ThumbnailGrid(QWidget):
    """Thumbnails in as many columns as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbnails: Sequence[Thumbnail] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_thumbnails(self, thumbnails: Sequence[Thumbnail]) -> None:
        """Show other thumbnails."""
        self.thumbnails = thumbnails
        self._fit_height()
        self.update()

    def _cell(self) -> QSize:
        metrics = QFontMetrics(small_font(self))
        lines = max((len(thumbnail.lines) for thumbnail in self.thumbnails), default=0)
        texts = [metrics.horizontalAdvance(line) for thumbnail in self.thumbnails for line in thumbnail.lines]
        width = min(max([_SIDE, *texts]), 2 * _SIDE)
        return QSize(width + _GAP, _SIDE + lines * metrics.height() + _GAP)

    def _columns(self) -> int:
        return max(1, (self.width() + _GAP) // self._cell().width())

    def _fit_height(self) -> None:
        rows = -(-len(self.thumbnails) // self._columns())
        self.setFixedHeight(max(rows * self._cell().height(), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font(self))
        metrics, palette = QFontMetricsF(painter.font()), theme().palette
        cell, columns = self._cell(), self._columns()
        for index, thumbnail in enumerate(self.thumbnails):
            left, top = (index % columns) * cell.width(), (index // columns) * cell.height()
            if not event.rect().intersects(QRect(left, top, cell.width(), cell.height())):
                continue
            place = QRectF(left, top, _SIDE, _SIDE)
            painter.drawImage(place, _image(thumbnail.image))
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            for number, line in enumerate(thumbnail.lines):
                painter.setPen(QColor(palette.text if number == 0 else palette.quiet))
                below = QRectF(
                    left, top + _SIDE + 2 + number * metrics.height(), cell.width() - 4, metrics.height()
                )
                text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, below.width())
                painter.drawText(below, Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


def _image(grey: npt.NDArray[np.uint8]) -> QImage:
    height, width = grey.shape
    data = np.ascontiguousarray(grey)
    return QImage(data.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)


class Gallery(QWidget):
    """A heading over thumbnails that scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        set_role(self.heading, role="quiet")
        self.grid = ThumbnailGrid()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.grid)
        inner.addStretch(1)
        scroll.setWidget(holder)
        scroll.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget { background: transparent; }"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(scroll, 1)

    def show_gallery(self, heading: str, thumbnails: Sequence[Thumbnail]) -> None:
        """Show other thumbnails under another heading."""
        self.heading.setText(heading)
        self.grid.show_thumbnails(thumbnails)


class MistakesGallery(Gallery):
    """Misclassified dev images, the most confident first; all of them, or those of one (true, predicted) pair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot.model.mistakes")
        self._mistakes: events.Mistakes | None = None
        self._names: tuple[str, ...] = ()
        self._choice: tuple[int, int] | None = None

    def show_mistakes(self, mistakes: events.Mistakes | None, names: tuple[str, ...]) -> None:
        """Show other mistakes."""
        if mistakes is not self._mistakes or names != self._names:
            self._mistakes, self._names = mistakes, names
            self._fill()

    def choose(self, cell: tuple[int, int] | None) -> None:
        """Show only the images of one (true, predicted) pair; all with None."""
        self._choice = cell
        self._fill()

    def _fill(self) -> None:
        mistakes = self._mistakes
        if mistakes is None:
            self.show_gallery("", ())
            return
        images = greys(mistakes.images.numpy())
        shown = [
            index
            for index, pair in enumerate(zip(mistakes.true, mistakes.predicted, strict=True))
            if self._choice is None or pair == self._choice
        ]
        thumbnails = [
            Thumbnail(
                images[index],
                (
                    f"{self._name(mistakes.true[index])} → {self._name(mistakes.predicted[index])}",
                    number_text.percent(mistakes.confidence[index], 0),
                ),
            )
            for index in shown
        ]
        self.show_gallery(self._heading(mistakes, len(shown)), thumbnails)

    def _heading(self, mistakes: events.Mistakes, shown: int) -> str:
        if mistakes.total == 0:
            return self.tr("No dev image is misclassified.")
        if self._choice is None:
            text = self.tr("{0} of {1} dev images are misclassified").format(
                count(mistakes.total), count(mistakes.of)
            )
            first = self.tr("here the {0} of which the network is surest").format(count(shown))
            detail = f"; {first}" if shown < mistakes.total else ""
            return self.tr("{0}. True → predicted, and its probability.").format(text + detail)
        true, predicted = (self._name(code) for code in self._choice)
        if self._choice[0] == self._choice[1]:
            return self.tr("“{0}” taken for itself is no mistake. Click the cell again for all.").format(true)
        return self.tr("“{0}” taken for “{1}”: {2} of the images here. Click the cell again for all.").format(
            true, predicted, count(shown)
        )

    def _name(self, code: int) -> str:
        return self._names[code] if code < len(self._names) else str(code)


class ExampleImages(Gallery):
    """Some images of train, before there is a run."""

    def show_examples(self, prepared: events.Prepared) -> None:
        """Show the images that came with the data."""
        images = prepared.images
        thumbnails = [] if images is None else [Thumbnail(grey) for grey in greys(images.numpy())]
        self.show_gallery("", thumbnails)
        self.heading.setVisible(False)
