"""What is said of a study while it is under way, in two or three words."""

from PySide6.QtCore import QCoreApplication

from guiprac import commands
from guiprac.commands.dropout import CompareTwins
from guiprac.commands.initialization import RaceInitializations
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.commands.mismatch import MeasureMismatch
from guiprac.commands.normalization import DrawContours, MeasureCurvature
from guiprac.translatable import QT_TRANSLATE_NOOP

_NAMES: dict[type[commands.Study], str] = {
    CompareTwins: QT_TRANSLATE_NOOP("studies", "Training twins"),
    DrawContours: QT_TRANSLATE_NOOP("studies", "Drawing contours"),
    DrawLearningCurve: QT_TRANSLATE_NOOP("studies", "Learning curve"),
    MeasureCurvature: QT_TRANSLATE_NOOP("studies", "Measuring curvature"),
    MeasureMismatch: QT_TRANSLATE_NOOP("studies", "Telling parts apart"),
    RaceInitializations: QT_TRANSLATE_NOOP("studies", "Racing"),
}


def study_name(study: commands.Study) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("studies", _NAMES[type(study)])


def study_names() -> tuple[str, ...]:
    """All of them, so that room can be kept for the longest."""
    return tuple(QCoreApplication.translate("studies", name) for name in _NAMES.values())
