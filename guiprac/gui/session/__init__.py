"""The session: what the window edits, the run it is about, and the way to the host and back.

A command goes out by a verb of `session`, which changes `edits` (the experiment), `course` (the present run) or
`asides` (checks and studies) and sends it on the `line`. An event comes in on the `line` and `hearing` says what it
does. What can be read meanwhile, and every signal, is in `state`.
"""

from guiprac.gui.session.mode import Mode
from guiprac.gui.session.session import Session
from guiprac.gui.session.state import kind_of

__all__ = ["Mode", "Session", "kind_of"]
