"""What the window needs from the computer, found out before Qt is loaded.

Qt answers a missing library with a misleading text, and a screen that does not answer by aborting the
process; asking first turns both into a sentence that says what to do. Only Linux needs it: on Windows and
macOS the PySide6 wheel brings all it uses, and there is always a screen.
"""

import ctypes
import importlib.util
import os
import socket
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

# Library -> Debian and Ubuntu package.
FOR_ANY_WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_LIBRARIES = {"xcb": FOR_X11, "wayland": FOR_WAYLAND}

# How long a screen may take to answer; one on this computer needs a millisecond.
_PATIENCE_SECONDS = 5.0
_WITHOUT = "Without a screen, `guiprac train` does the same work on the command line."


def window_problem(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Why no window can be opened, and what to do; None if one can."""
    if platform != "linux":
        return None
    missing = missing_libraries(FOR_ANY_WINDOW)
    if missing:
        return libraries_text(missing)
    wanted = _wanted_platforms(environment)
    unknown = [name for name in wanted if name not in _qt_platforms()]
    if unknown:
        return (
            f"QT_QPA_PLATFORM={environment['QT_QPA_PLATFORM']}: Qt has no platform {unknown[0]}. "
            f"Unset it, or take one of {', '.join(_qt_platforms())}."
        )
    if any(name not in _LIBRARIES for name in wanted):
        return None
    answering = [name for name in wanted or _LIBRARIES if answers(name, environment)]
    for name in answering:
        missing = missing_libraries(_LIBRARIES[name])
        if not missing:
            return None
    return libraries_text(missing) if answering else _no_screen_text(environment)


def platform_to_use(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """The value that QT_QPA_PLATFORM needs where only one of two announced screens can be used; else None."""
    if platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return None
    usable = [
        name
        for name, libraries in _LIBRARIES.items()
        if answers(name, environment) and not missing_libraries(libraries)
    ]
    return usable[0] if len(usable) == 1 else None


def missing_libraries(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of `libraries` that the system cannot load, with their packages."""
    return {library: package for library, package in libraries.items() if not _loads(library)}


def libraries_text(missing: Mapping[str, str]) -> str:
    """One sentence that names the libraries, and the one line that installs them."""
    superuser = "" if getattr(os, "geteuid", lambda: 1)() == 0 else "sudo "
    names = "the system library" if len(missing) == 1 else "the system libraries"
    return (
        f"The window needs {names} {', '.join(missing)}. "
        f"On Debian or Ubuntu: {superuser}apt-get install -y {' '.join(missing.values())}"
    )


def answers(platform: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the screen that the environment announces for "xcb" or "wayland" takes connections."""
    return _wayland_answers(environment) if platform == "wayland" else _x11_answers(environment)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _wanted_platforms(environment: Mapping[str, str]) -> list[str]:
    """The platforms that QT_QPA_PLATFORM names, such as "vnc" in "vnc:size=800x600"; none if it is unset."""
    wanted = environment.get("QT_QPA_PLATFORM", "").split(";")
    return [name.partition(":")[0].strip() for name in wanted if name.strip()]


def _qt_platforms() -> list[str]:
    """The platforms of the installed Qt, by the names of its plugins."""
    package = importlib.util.find_spec("PySide6")
    folders = package.submodule_search_locations if package is not None else None
    plugins = Path(next(iter(folders or ["."]))) / "Qt" / "plugins" / "platforms"
    return sorted(path.stem.removeprefix("libq") for path in plugins.glob("libq*.so"))


def _no_screen_text(environment: Mapping[str, str]) -> str:
    announced = [
        f"{name}={environment[name]}" for name in ("DISPLAY", "WAYLAND_DISPLAY") if environment.get(name)
    ]
    if announced:
        return (
            f"The screen {' or '.join(announced)} does not answer, so no window can be opened. Correct or "
            f"unset the variable, or start guiprac from a desktop session. {_WITHOUT}"
        )
    return (
        "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened. "
        f"Start guiprac from a desktop session, or over ssh with `ssh -X`. {_WITHOUT}"
    )


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = os.path.join(environment.get("XDG_RUNTIME_DIR", ""), name)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE_SECONDS)
        try:
            connection.connect(path)
        except OSError:
            return False
    return True


def _x11_answers(environment: Mapping[str, str]) -> bool:
    """Whether X11 accepts us, with the same library and the same authority file that Qt will use."""
    display = environment.get("DISPLAY")
    if not display:
        return False
    accepted: list[bool] = []
    # A host that swallows packets keeps the library waiting for minutes; the thread is then left behind.
    asking = threading.Thread(target=lambda: accepted.append(_x11_accepts(display)), daemon=True)
    asking.start()
    asking.join(_PATIENCE_SECONDS)
    return accepted == [True]


def _x11_accepts(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)
