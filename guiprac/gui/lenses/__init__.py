"""The lenses: pictures that can be opened beside the errors, each loaded when it is first opened."""

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from guiprac.gui.plots.picture import Picture
    from guiprac.gui.session import Session


@dataclass(frozen=True)
class Entry:
    """A lens before it is loaded: its `key` names its folder, its action (`lens.<key>`) and its picture."""

    key: str
    picture: str
    title: str
    help: str
    keys: str

    def make(self, session: "Session") -> "Picture":
        """Load and build the picture."""
        # The package orders Qt before pyqtgraph, which takes whichever was imported first.
        importlib.import_module("guiprac.gui.plots")
        module = importlib.import_module(f"guiprac.gui.lenses.{self.key}.picture")
        made: Picture = getattr(module, self.picture)(session)
        return made


LENSES = (
    Entry(
        "runs",
        "RunsPicture",
        QT_TRANSLATE_NOOP("lenses", "Runs"),
        QT_TRANSLATE_NOOP(
            "lenses", "Every run of this window: what changed, what it brought, any two side by side."
        ),
        "Ctrl+R",
    ),
    Entry(
        "learning_curve",
        "LearningCurvePicture",
        QT_TRANSLATE_NOOP("lenses", "Learning curve"),
        QT_TRANSLATE_NOOP(
            "lenses", "Would more data help? Train and dev error against training examples (S6)."
        ),
        "Ctrl+L",
    ),
    Entry(
        "mismatch",
        "MismatchPicture",
        QT_TRANSLATE_NOOP("lenses", "Alike?"),
        QT_TRANSLATE_NOOP(
            "lenses", "Whether two parts can be told apart, and what of the error is mismatch (S3, S4)."
        ),
        "Ctrl+M",
    ),
    Entry(
        "peeking",
        "PeekingPicture",
        QT_TRANSLATE_NOOP("lenses", "Peeking"),
        QT_TRANSLATE_NOOP(
            "lenses", "How much better the best of many settings looks on test than it is (S2)."
        ),
        "Ctrl+P",
    ),
    Entry(
        "cost",
        "CostPicture",
        QT_TRANSLATE_NOOP("lenses", "Cost"),
        QT_TRANSLATE_NOOP(
            "lenses", "J as a stack of its parts, the norms of the layers, exact zeros (S7-S10)."
        ),
        "Ctrl+1",
    ),
    Entry(
        "decay",
        "DecayPicture",
        QT_TRANSLATE_NOOP("lenses", "Weight decay"),
        QT_TRANSLATE_NOOP("lenses", "The factor 1 - αλ/m, and the two parts of one weight's step (S11)."),
        "Ctrl+2",
    ),
    Entry(
        "straightness",
        "StraightnessPicture",
        QT_TRANSLATE_NOOP("lenses", "Curved to straight"),
        QT_TRANSLATE_NOOP(
            "lenses", "Where z lies on the activation's curve, and how linear it all is (S12, S13)."
        ),
        "Ctrl+3",
    ),
    Entry(
        "dropout",
        "DropoutPicture",
        QT_TRANSLATE_NOOP("lenses", "Dropout"),
        QT_TRANSLATE_NOOP("lenses", "Inverted dropout step by step on a real mini-batch (S14-S18)."),
        "Ctrl+4",
    ),
    Entry(
        "normalization",
        "NormalizationPicture",
        QT_TRANSLATE_NOOP("lenses", "Normalization"),
        QT_TRANSLATE_NOOP(
            "lenses", "Inputs raw, centred, scaled; J's contours and the largest α (S19, S20)."
        ),
        "Ctrl+5",
    ),
    Entry(
        "initialization",
        "InitializationPicture",
        QT_TRANSLATE_NOOP("lenses", "Initialization"),
        QT_TRANSLATE_NOOP("lenses", "Signals over depth, forecast and measured, with alarms (S21, S22)."),
        "Ctrl+6",
    ),
    Entry(
        "layers",
        "LayersPicture",
        QT_TRANSLATE_NOOP("lenses", "Layers"),
        QT_TRANSLATE_NOOP(
            "lenses", "Histograms of W, a and dW over time; update-to-weight ratio; dead units."
        ),
        "Ctrl+7",
    ),
)
