"""Pictures and their data as files: PNG, SVG and CSV."""

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from guiprac.gui.theme import theme

# Twice as many pixels as on an ordinary screen, so that a picture is sharp on paper.
_SCALE = 2
_MARGIN = 16


def image_of(widgets: Sequence[QWidget]) -> QImage:
    """Widgets of one parent as they stand, at twice the size, with a margin."""
    area = _area(widgets)
    image = QImage(area.size() * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(QColor(theme().palette.surface))
    _render(widgets, QPainter(image), area)
    return image


def png(image: QImage) -> bytes:
    """An image as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(widgets: Sequence[QWidget], title: str) -> bytes:
    """Widgets of one parent as an SVG file; lines and text stay lines and text."""
    area = _area(widgets)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(area.size())
    generator.setViewBox(QRect(QPoint(0, 0), area.size()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, area.width(), area.height()), QColor(theme().palette.surface))
    _render(widgets, painter, area)
    return bytes(buffer.data().data())


def csv_table(header: Sequence[str], columns: Sequence[Sequence[object]]) -> bytes:
    """Columns of equal length as a CSV file; numbers are written so that they read back equal."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode()


def _area(widgets: Sequence[QWidget]) -> QRect:
    area = QRect()
    for widget in widgets:
        area = area.united(widget.geometry())
    margin = QSize(_MARGIN, _MARGIN)
    return area.adjusted(-margin.width(), -margin.height(), margin.width(), margin.height())


def _render(widgets: Sequence[QWidget], painter: QPainter, area: QRect) -> None:
    flags = QWidget.RenderFlag.DrawChildren
    for widget in widgets:
        # A graphics view has another render of its own, which draws its scene alone.
        QWidget.render(widget, painter, widget.pos() - area.topLeft(), renderFlags=flags)
    painter.end()
