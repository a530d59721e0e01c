"""The front door: the window, and what can be done without it."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from guiprac.cli import arguments, bugs, output
from guiprac.errors import GuipracError
from guiprac.events import Failed
from guiprac.runtime.bundled_experiments import bundled_experiments
from guiprac.runtime.failure import failure

CANCELLED = 130


def main(given: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; the exit code, as `guiprac --help` lists them."""
    typed = list(sys.argv[1:] if given is None else given)
    as_json = "--json" in typed
    output.prepare_streams(as_json=as_json)
    try:
        return _obey_or_fail(typed, as_json=as_json)
    except output.OutputError as error:
        output.close_stdout()
        output.tell(f"guiprac: {error}")
        return error.exit_code
    except BrokenPipeError:
        # Whoever read the results has enough of them; that is no reason for a message.
        output.close_stdout()
        return 1


def _obey_or_fail(typed: Sequence[str], *, as_json: bool) -> int:
    try:
        return _obey(arguments.parser(list(bundled_experiments())).parse_args(arguments.with_command(typed)))
    except (output.OutputError, BrokenPipeError):
        raise
    except GuipracError as error:
        failed = failure(error)
    except MemoryError:
        failed = Failed("trainer", "There is not enough memory for this; take a smaller network or data set.")
    except KeyboardInterrupt:
        failed = Failed("trainer", "Cancelled.", exit_code=CANCELLED)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug ends in a sentence, too
        failed = Failed("bug", bugs.message(error), exit_code=bugs.EXIT_CODE)
    output.tell(f"guiprac: {failed.message}")
    if as_json:
        output.say_event(failed)
    return failed.exit_code


def _obey(options: Namespace) -> int:
    # Each command is imported where it is obeyed, so that none pays for another's libraries.
    match options.command:
        case "train":
            from guiprac.cli.train import train

            return train(options)
        case "check":
            from guiprac.cli.check import check

            return check(options)
        case "diagnose":
            from guiprac.cli.diagnose import diagnose

            return diagnose(options)
        case "split-advice":
            from guiprac.cli.split_advice import split_advice

            return split_advice(options)
        case "learning-curve":
            from guiprac.cli.learning_curve import curve

            return curve(options)
        case "mismatch":
            from guiprac.cli.mismatch import tell_apart

            return tell_apart(options)
        case "lesson":
            from guiprac.cli.lesson import lesson

            return lesson(options.lesson)
        case "settings":
            from guiprac.cli.settings_reference import settings_reference

            output.say(settings_reference())
            return 0
        case "doctor":
            from guiprac.cli.doctor import doctor

            return doctor(as_json=options.json)
        case _:
            from guiprac.cli.window import open_window

            return open_window(options.file)
