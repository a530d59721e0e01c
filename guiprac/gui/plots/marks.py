"""Marks of examples: their shape tells the class, filled is train and hollow is dev."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF


def _polygon(corners: int, turn: float = 0.0, inner: float = 1.0, reach: float = 0.6) -> QPainterPath:
    """A regular polygon or, with `inner` below 1, a star, that reaches so far from its middle."""
    count = corners if inner == 1.0 else 2 * corners
    points = []
    for index in range(count):
        radius = reach * (inner if inner != 1.0 and index % 2 else 1.0)
        angle = 2 * math.pi * index / count + turn - math.pi / 2
        points.append(QPointF(radius * math.cos(angle), radius * math.sin(angle)))
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(-0.5, -0.5, 1, 1))
    return path


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-0.45, -0.45, 0.9, 0.9))
    return path


_SHAPES = (
    _circle(),
    _polygon(3, reach=0.7),
    _square(),
    _polygon(4),
    _polygon(3, math.pi, reach=0.7),
    _polygon(5),
    _polygon(5, 0.0, 0.45),
    _polygon(6),
    _polygon(4, 0.0, 0.4),
    _polygon(3, math.pi / 2, reach=0.7),
)


def shape(index: int) -> QPainterPath:
    """The mark of class number `index`, of size 1 around 0; ten differ, then they come again."""
    return _SHAPES[index % len(_SHAPES)]
