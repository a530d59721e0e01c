"""Line icons from resources/icons, drawn in the theme's colours at whatever size and scale is asked."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from guiprac.gui.theme import mix, theme
from guiprac.resources_path import resource

_SCALES = (1, 2)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon `name`.svg in `colour` (the text colour if empty), paler where disabled."""
    palette = theme().palette
    faded = mix(palette.quiet, palette.surface, 0.5)
    return _icon(name, colour or palette.text, faded, theme().icon_size.width())


@cache
def _icon(name: str, colour: str, faded: str, side: int) -> QIcon:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faded)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", tint).encode()))
        for size in (side, side * 5 // 4):
            for scale in _SCALES:
                made.addPixmap(_draw(renderer, size, scale), mode)
    return made


def _draw(renderer: QSvgRenderer, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
