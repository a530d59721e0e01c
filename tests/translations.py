"""Brings the translators' files up to date: `python -m tests.translations`.

Collects the texts of the window from the source into resources/translations/<area>_zh.ts, where they are
translated (by hand or with pyside6-linguist), and compiles these to the .qm files that the program loads.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "resources" / "translations"
SCRIPTS = Path(sys.executable).parent
# Folders of each area; what is in none of the others belongs to the window.
FOLDERS = {"pictures": ("gui/plots",), "lenses": ("gui/lenses", "gui/lessons"), "window": ()}


@dataclass(frozen=True)
class Text:
    """A text of the source with its translation; `context` is the class or the word that it is looked up by."""

    context: str
    source: str
    translation: str
    is_finished: bool


def sources(area: str) -> list[Path]:
    """The modules of an area."""
    package = CHECKOUT / "guiprac"
    taken = [folder for other, folders in FOLDERS.items() if other != "window" for folder in folders]
    if area == "window":
        found = [
            path
            for path in package.rglob("*.py")
            if not any(path.is_relative_to(package / folder) for folder in taken)
        ]
    else:
        found = [path for folder in FOLDERS[area] for path in (package / folder).rglob("*.py")]
    return sorted(found)


def collect(area: str, path: Path) -> None:
    """Write the area's texts into a .ts file; what is translated there already stays, what is gone goes."""
    options = ["-silent", "-no-obsolete", "-locations", "none", "-sort-messages"]
    languages = ["-source-language", "en", "-target-language", "zh_CN"]
    # Similar texts are not taken for each other: a wrong translation is worse than none.
    guesses = ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    modules = [str(module) for module in sources(area)]
    _run("pyside6-lupdate", *options, *languages, *guesses, *modules, "-ts", str(path))


def compile_texts(path: Path, compiled: Path) -> None:
    """Write the .qm file of a .ts file."""
    _run("pyside6-lrelease", "-silent", str(path), "-qm", str(compiled))


def texts(path: Path) -> Iterator[Text]:
    """The texts of a .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield Text(
                context.findtext("name") or "",
                message.findtext("source") or "",
                translation.text or "",
                translation.get("type") is None,
            )


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(SCRIPTS / tool), *arguments], check=True, cwd=CHECKOUT)


def main() -> int:
    """Bring all files up to date; 1 if texts are not translated yet."""
    missing = 0
    for area in FOLDERS:
        path = FOLDER / f"{area}_zh.ts"
        collect(area, path)
        compile_texts(path, path.with_suffix(".qm"))
        found = list(texts(path))
        unfinished = [text for text in found if not text.is_finished]
        missing += len(unfinished)
        print(f"{area}: {len(found)} texts, {len(unfinished)} not translated yet")
        for text in unfinished:
            print(f"  {text.context}: {text.source}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
