"""What can be practised on without a file: the bundled data sets and the generators, by name."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guiprac.events import Task
from guiprac.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Entry:
    """One choice in the window's list of sources; title and about are translated in the context "data"."""

    title: str
    about: str
    task: Task


@dataclass(frozen=True)
class Bundled(Entry):
    """A data set under resources/datasets, as <name>.csv.gz with the target in the last column."""

    dtype: npt.DTypeLike = np.float64
    class_names: tuple[str, ...] = ()
    image_shape: tuple[int, int] | None = None


BUNDLED: dict[str, Bundled] = {
    "digits": Bundled(
        QT_TRANSLATE_NOOP("data", "Handwritten digits"),
        QT_TRANSLATE_NOOP(
            "data",
            "1,797 handwritten digits, 8×8 pixels from 0 to 16; which digit is it? "
            "Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning "
            "Repository, 1998, doi:10.24432/C50P49. Licence: CC BY 4.0.",
        ),
        "multiclass",
        dtype=np.int32,
        class_names=tuple("0123456789"),
        image_shape=(8, 8),
    ),
    "breast_cancer": Bundled(
        QT_TRANSLATE_NOOP("data", "Breast cancer"),
        QT_TRANSLATE_NOOP(
            "data",
            "569 tumours, 30 measurements of their cell nuclei on very different scales; malignant or benign? "
            "Source: Wolberg, Mangasarian, Street and Street, Breast Cancer Wisconsin (Diagnostic), UCI Machine "
            "Learning Repository, 1993, doi:10.24432/C5DW2B. Licence: CC BY 4.0.",
        ),
        "binary",
        class_names=("malignant", "benign"),
    ),
    "diabetes": Bundled(
        QT_TRANSLATE_NOOP("data", "Diabetes"),
        QT_TRANSLATE_NOOP(
            "data",
            "442 patients, 10 measurements; how far has the disease progressed after a year (regression)? "
            "Source: Efron, Hastie, Johnstone and Tibshirani, Least Angle Regression, Annals of Statistics 32, "
            "2004, as distributed by scikit-learn. Licence: BSD-3-Clause.",
        ),
        "regression",
    ),
}

GENERATORS: dict[str, Entry] = {
    "moons": Entry(
        QT_TRANSLATE_NOOP("data", "Two moons"),
        QT_TRANSLATE_NOOP("data", "Two half circles of radius 1 that reach into each other."),
        "binary",
    ),
    "circles": Entry(
        QT_TRANSLATE_NOOP("data", "Circles"),
        QT_TRANSLATE_NOOP("data", "A circle of radius 0.5 inside a circle of radius 1."),
        "binary",
    ),
    "gauss": Entry(
        QT_TRANSLATE_NOOP("data", "Two clouds"),
        QT_TRANSLATE_NOOP(
            "data",
            "Two round clouds with standard deviation 0.5 around (-1, -1) and (1, 1); noise widens them. "
            "A straight line parts them best.",
        ),
        "binary",
    ),
    "xor": Entry(
        QT_TRANSLATE_NOOP("data", "Exclusive or"),
        QT_TRANSLATE_NOOP(
            "data",
            "The four quarters of a square from -1 to 1, opposite quarters of one class. No line parts them.",
        ),
        "binary",
    ),
    "spiral": Entry(
        QT_TRANSLATE_NOOP("data", "Spiral"),
        QT_TRANSLATE_NOOP(
            "data",
            "Two arms wound around each other one and a half times; neighbouring arms are 1 apart.",
        ),
        "binary",
    ),
    "plane": Entry(
        QT_TRANSLATE_NOOP("data", "Plane"),
        QT_TRANSLATE_NOOP(
            "data",
            "y = x₁ + x₂/2 on the square from -1 to 1 (regression); noise is added to y. "
            "A linear model is enough.",
        ),
        "regression",
    ),
    "wave": Entry(
        QT_TRANSLATE_NOOP("data", "Wave"),
        QT_TRANSLATE_NOOP(
            "data",
            "y = sin(πx₁)·cos(πx₂) on the square from -1 to 1 (regression); noise is added to y.",
        ),
        "regression",
    ),
}
