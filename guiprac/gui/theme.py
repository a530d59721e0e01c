"""The one place for colours, fonts and the style sheet: light, dark, or as the system has it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from guiprac.gui.language import language
from guiprac.resources_path import resource

Mode = Literal["system", "light", "dark"]
TEXT_STEPS = range(-2, 13)
_SMALLEST_POINTS = 6.0
_ICON = 16
_PIXELS = re.compile(r"(\d+)px")
# Asked for characters that the system's font has not: else any font with them may come, in Japanese forms or bold.
_FOR_CHINESE = (
    *("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC"),
    *("WenQuanYi Micro Hei", "Droid Sans Fallback"),
)


@dataclass(frozen=True)
class Palette:
    """Colours by their role, as hex strings; data roles follow Okabe and Ito's colour-blind-safe set."""

    window: str
    surface: str
    border: str
    text: str
    quiet: str
    accent: str
    train: str
    train_dev: str
    dev: str
    test: str
    cost: str
    good: str
    warning: str
    bad: str
    # The edge of what can be typed into, text on the accent, and the ground under the pointer.
    field: str
    on_accent: str
    hover: str


LIGHT = Palette(
    window="#F6F7F9",
    surface="#FFFFFF",
    border="#DDE1E6",
    text="#1F2328",
    quiet="#57606A",
    accent="#4646C6",
    train="#0072B2",
    train_dev="#A0498A",
    dev="#D55E00",
    test="#009E73",
    cost="#6E7781",
    good="#1A7F37",
    warning="#8A5A00",
    bad="#C62828",
    field="#B4BBC4",
    on_accent="#FFFFFF",
    hover="#EDEFF3",
)
DARK = Palette(
    window="#15181D",
    surface="#1D2127",
    border="#30363D",
    text="#E6EDF3",
    quiet="#9AA4B0",
    accent="#A3A6FF",
    train="#56B4E9",
    train_dev="#DC8CC4",
    dev="#E69F00",
    test="#2BB68C",
    cost="#8B949E",
    good="#4AC26B",
    warning="#E3B341",
    bad="#FF8178",
    field="#4D5661",
    on_accent="#15181D",
    hover="#2A3038",
)


class Theme(QObject):
    """Palette, text size and style sheet of the application; `changed` tells pictures to repaint."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "system"
        self._text_step = 0
        self._app: QApplication | None = None
        self._base_points = 0.0
        self._family = ""

    @property
    def palette(self) -> Palette:
        """The palette in force."""
        return DARK if self.is_dark else LIGHT

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def is_dark(self) -> bool:
        if self._mode != "system":
            return self._mode == "dark"
        hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
        return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def text_step(self) -> int:
        """How many points larger (or smaller) than the system's font the text is."""
        return self._text_step

    @property
    def zoom(self) -> float:
        """By how much icons, lines and distances grow with the text; 1 at the usual size and below."""
        return max(1.0, 1 + self._text_step / self._base_points) if self._base_points else 1.0

    @property
    def icon_size(self) -> QSize:
        """The size of icons beside text, in pixels."""
        side = round(_ICON * self.zoom)
        return QSize(side, side)

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        if mode != self._mode:
            self._mode = mode
            self._restyle()

    def set_text_step(self, step: int) -> None:
        """Make all text larger or smaller, in points; out of range is cut to the range."""
        step = min(max(step, TEXT_STEPS[0]), TEXT_STEPS[-1])
        if step != self._text_step:
            self._text_step = step
            self._restyle()

    def follow_language(self) -> None:
        """Draw with the families that suit the language in force."""
        if self._app is not None and self._app.font().families() != _families(self._family):
            self._restyle()

    def apply(self, app: QApplication) -> None:
        """Dress the application, now and whenever mode, text size or the system's scheme change."""
        if self._app is app:
            if not app.styleSheet():
                self._restyle()
            return
        self._app = app
        self._base_points = app.font().pointSizeF()
        # The family that a name such as "Sans Serif" stands for: the name alone would yield to the next in the list.
        self._family = QFontInfo(app.font()).family()
        if self._base_points <= 0:
            self._base_points = 10.0
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        app.destroyed.connect(self._forget_application)
        self._restyle()

    def undress(self) -> None:
        """Take the style sheet off while no window is there to wear it.

        Qt keeps what it works out for a spin box as long as the sheet stays, also when the box is gone.
        """
        if self._app is not None and not any(widget.isVisible() for widget in self._app.topLevelWidgets()):
            self._app.setStyleSheet("")

    @Slot()
    def _scheme_changed(self) -> None:
        if self._mode == "system":
            self._restyle()

    @Slot()
    def _forget_application(self) -> None:
        self._app = None

    def _restyle(self) -> None:
        if self._app is not None:
            # The platform's own parts (title bar, native dialogs) follow the choice, too.
            schemes = {
                "system": Qt.ColorScheme.Unknown,
                "light": Qt.ColorScheme.Light,
                "dark": Qt.ColorScheme.Dark,
            }
            self._app.styleHints().setColorScheme(schemes[self._mode])
            points = self._base_points + self._text_step
            font = self._app.font()
            font.setPointSizeF(points)
            font.setFamilies(_families(self._family))
            self._app.setFont(font)
            self._app.setPalette(_qt_palette(self.palette))
            line = QFontMetrics(font).height() + 5
            self._app.setStyleSheet(
                _style_sheet(self.palette, points, line, "dark" if self.is_dark else "light", self.zoom)
            )
        self.changed.emit()


def _families(system: str) -> list[str]:
    """The families to draw with, the first one that has a glyph; the first of all decides how high a line is.

    A line as high as a Latin family's would cut Chinese off at the top.
    """
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese
    if language() != "zh" or chinese in QFontDatabase.writingSystems(system):
        return [system, *_FOR_CHINESE]
    there = set(QFontDatabase.families())
    return [*(family for family in _FOR_CHINESE if family in there), system]


@cache
def theme() -> Theme:
    """The one theme of the application."""
    return Theme()


def tabular(font: QFont) -> QFont:
    """The font with figures of equal width, so that live numbers stand still."""
    fixed = QFont(font)
    fixed.setFeature(QFont.Tag("tnum"), 1)
    return fixed


def smaller(font: QFont) -> QFont:
    """The font of help texts and ticks, a point smaller."""
    made = QFont(font)
    made.setPointSizeF(max(font.pointSizeF() - 1, _SMALLEST_POINTS))
    return made


def mix(first: str, second: str, share: float) -> str:
    """A colour between two, `share` of the way to the second."""
    one, two = QColor(first), QColor(second)
    pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def readable_on(ground: str) -> str:
    """Black or white, whichever reads better on a colour."""
    return max(("#FFFFFF", "#101418"), key=lambda ink: contrast(ink, ground))


def _luminance(colour: str) -> float:
    made = QColor(colour)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def set_role(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet selects by, and dress the widget anew if one changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    table = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Light: colours.surface,
        role.Midlight: colours.hover,
        role.Mid: colours.border,
        role.Dark: colours.field,
        role.Shadow: colours.field,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent,
    }
    for which, colour in table.items():
        palette.setColor(which, QColor(colour))
    faded = QColor(mix(colours.quiet, colours.surface, 0.35))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return palette


def _style_sheet(colours: Palette, points: float, line: int, name: str, zoom: float) -> str:
    icons = resource("icons")
    values = {
        **{field: getattr(colours, field) for field in Palette.__dataclass_fields__},
        "faded": mix(colours.quiet, colours.surface, 0.35),
        "pressed": mix(colours.hover, colours.text, 0.08),
        "accent_hover": mix(colours.accent, colours.text, 0.15),
        "accent_soft": mix(colours.surface, colours.accent, 0.12),
        "bad_soft": mix(colours.surface, colours.bad, 0.08),
        "warning_soft": mix(colours.surface, colours.warning, 0.10),
        "line": f"{line}px",
        "base": f"{points:g}pt",
        "title": f"{points + 2:g}pt",
        "small": f"{max(points - 1, _SMALLEST_POINTS):g}pt",
        "down": (icons / f"arrow-down-{name}.svg").as_posix(),
        "check": (icons / f"check-{name}.svg").as_posix(),
    }
    # Boxes, borders and distances grow with the text.
    sheet = _PIXELS.sub(lambda match: f"{round(int(match.group(1)) * zoom)}px", _SHEET)
    for key, value in values.items():
        sheet = (
            sheet.replace(f"@{key};", f"{value};")
            .replace(f"@{key} ", f"{value} ")
            .replace(f"@{key})", f"{value})")
        )
    return sheet


_SHEET = """
QMainWindow, QDialog { background: @window; }
QToolTip { background: @surface; color: @text; border: 1px solid @field; border-radius: 6px; padding: 8px; }
QFrame[role="panel"] { background: @surface; border: 1px solid @border; border-radius: 6px; }
QFrame[role="bar"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[role="centre"] { background: @surface; border: 1px solid @border; border-radius: 6px; }
QFrame[role="rule"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: @border; border: none; max-width: 1px; min-width: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[role="column"] { background: @window; border: none; }

QScrollArea[role="surface"], QScrollArea[role="surface"] > QWidget > QWidget { background: @surface; }
QFrame[role="asked"], QFrame[role="acted"], QFrame[role="told"] { border: none; border-left: 3px solid @field; }
QFrame[role="acted"] { border-left-color: @accent; }
QFrame[role="told"] { border-left-color: @test; }

QLabel { background: transparent; }
QLabel[role="help"] { color: @quiet; font-size: @small; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="error"] { color: @bad; font-size: @small; }
QLabel[role="hint"] { color: @warning; font-size: @small; }
QLabel[role="heading"] { font-size: @title; font-weight: 600; }
QLabel[role="chip"] { color: @warning; background: @warning_soft; border-radius: 4px; padding: 2px 8px; }
QLabel[changed="true"] { font-weight: 600; }

QToolButton[role="header"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 4px 8px 4px 2px;
    font-size: @title; font-weight: 600; text-align: left;
}
QToolButton[role="header"]:hover { background: @hover; }
QToolButton[role="header"]:focus { border-color: @accent; }

QPushButton, QToolButton[role="button"] {
    background: @surface; color: @text; border: 1px solid @field; border-radius: 6px; padding: 4px 11px;
    min-height: 18px;
}
QPushButton:hover, QToolButton[role="button"]:hover { background: @hover; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: @pressed; }
QPushButton:focus, QToolButton[role="button"]:focus { border: 2px solid @accent; padding: 3px 10px; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: @faded; border-color: @border; }
QToolButton[role="primary"], QPushButton[role="primary"] {
    background: @accent; color: @on_accent; border: 2px solid @accent; border-radius: 6px; padding: 3px 12px;
    font-weight: 600; min-height: 18px;
}
QToolButton[role="primary"]:hover, QPushButton[role="primary"]:hover {
    background: @accent_hover; border-color: @accent_hover;
}
QToolButton[role="primary"]:focus, QPushButton[role="primary"]:focus { border-color: @text; }
QToolButton[role="primary"]:disabled, QPushButton[role="primary"]:disabled {
    background: @hover; color: @faded; border-color: @hover;
}
QToolButton[role="icon"] { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 2px; }
QToolButton[role="icon"]:hover { background: @hover; }
QToolButton[role="icon"]:pressed { background: @pressed; }
QToolButton[role="icon"]:focus { border-color: @accent; }
QToolButton[role="tool"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 3px 8px; min-height: 18px;
}
QToolButton[role="tool"]:hover { background: @hover; }
QToolButton[role="tool"]:pressed { background: @pressed; }
QToolButton[role="tool"]:focus { border-color: @accent; }
QToolButton[role="tool"]:disabled { color: @faded; }
QPushButton[role="link"] {
    background: transparent; color: @accent; border: none; border-radius: 2px; padding: 1px 0px; font-size: @small;
    min-height: 0px; font-weight: normal;
}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; }
QPushButton[role="link"]:focus { background: @accent_soft; border: none; padding: 1px 0px; }
QPushButton[role="link"]:disabled { color: @faded; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {
    background: @surface; color: @text; border: 1px solid @field; border-radius: 4px; padding: 2px 7px;
    min-height: @line; max-height: @line; selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: @quiet; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent; padding: 1px 6px;
}
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    color: @faded; border-color: @border; background: @window;
}
QLineEdit[invalid="true"], QSpinBox[invalid="true"], QDoubleSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid @bad; padding: 1px 6px; background: @bad_soft;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0px; height: 0px; border: none; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus, QComboBox > QLineEdit:focus {
    border: none; border-radius: 0px; padding: 0px; min-height: 0px; background: transparent;
}
QAbstractSpinBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus { padding: 0px 7px; max-height: 1000px; }
QComboBox { padding-right: 20px; }
QComboBox:focus { padding-right: 19px; }
QComboBox::drop-down { border: none; width: 20px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(@down); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: @surface; border: 1px solid @field; padding: 4px; outline: none;
    selection-background-color: @accent_soft; selection-color: @text;
}
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0px 8px; border-radius: 4px; }

QCheckBox { spacing: 8px; background: transparent; min-height: 20px; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 1px solid @field; border-radius: 4px; background: @surface;
}
QCheckBox::indicator:hover { border-color: @quiet; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@check); }
QCheckBox::indicator:focus { border: 2px solid @accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked:focus { border-color: @text; }
QCheckBox::indicator:disabled { border-color: @border; }
QCheckBox::indicator:checked:disabled { background: @faded; border-color: @faded; }

QRadioButton { spacing: 0px; background: transparent; min-height: 18px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid @field; border-radius: 7px; background: @surface;
}
QRadioButton::indicator:hover { border-color: @quiet; }
QRadioButton::indicator:focus { border: 2px solid @accent; width: 12px; height: 12px; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 6px; height: 6px; }
QRadioButton::indicator:checked:focus { border-color: @text; }
QRadioButton::indicator:disabled { border-color: @border; }
QRadioButton::indicator:checked:disabled { border-color: @faded; }

QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -6px 0px; border: 2px solid @accent; border-radius: 8px; background: @surface;
}
QSlider::handle:horizontal:hover { background: @accent_soft; }
QSlider::handle:horizontal:focus { background: @accent; border-color: @text; }
QSlider::sub-page:horizontal:disabled { background: @border; }
QSlider::handle:horizontal:disabled { border-color: @field; background: @window; }

QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QTabWidget::pane { border: none; border-top: 1px solid @border; background: @surface; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: @quiet; padding: 8px 12px; margin-left: 4px; border: 2px solid transparent;
    border-radius: 4px; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected {
    color: @text; border-bottom: 2px solid @accent; border-bottom-left-radius: 0px; border-bottom-right-radius: 0px;
}
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { border: 2px solid @accent; }

QMenuBar { background: @surface; color: @text; padding: 2px 8px; border-bottom: 1px solid @border; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @surface; color: @text; border: 1px solid @field; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @faded; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }

QStatusBar { background: @window; color: @quiet; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border; }

QTableView, QTreeView, QListView {
    background: @surface; alternate-background-color: @window; border: 1px solid @border; border-radius: 6px;
    padding: 1px;
    gridline-color: transparent; selection-background-color: @accent_soft; selection-color: @text; outline: none;
}
QScrollArea[role="reading"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[role="reading"], QScrollArea[role="reading"] > QWidget > QWidget[role="read"] { background: @surface; }
QScrollArea[role="reading"]:focus { border-color: @accent; }
QTableView::item { padding: 0px 4px; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid @accent; padding: 0px; }
QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid @field; border-radius: 4px; background: @surface;
}
QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(@check); }
QHeaderView { background: @surface; border: none; }
QHeaderView::section {
    background: @surface; color: @quiet; border: none; border-bottom: 1px solid @border; padding: 4px 8px;
    font-size: @small; font-weight: normal;
}
QPlainTextEdit, QTextEdit, QTextBrowser {
    background: @surface; border: 1px solid @border; border-radius: 6px; padding: 8px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus { border: 2px solid @accent; padding: 7px; }

QFrame[role="message"] { background: @bad_soft; border: 1px solid @bad; border-radius: 6px; }
QFrame[role="message"][tone="warning"] { background: @warning_soft; border-color: @warning; }
QFrame[role="message"][tone="told"] { background: @accent_soft; border-color: @accent; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @field; border-radius: 3px; margin: 3px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
