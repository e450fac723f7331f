"""`links`: try every address in the data, and say which are dead, moved, or not shown to programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .held import corpus_of
from .project import CLEAN, PROBLEMS, MisuseError, add_root, root_of
from .terminal import visible

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    command = commands.add_parser("links", help="try every address in the data (this uses the network)")
    command.add_argument("--report", type=Path, metavar="FILE", help="write a report in Markdown, too")
    command.add_argument(
        "--timeout", type=float, default=20.0, metavar="SECONDS", help="for one answer; 20 unless given"
    )
    command.add_argument("--retries", type=int, default=2, metavar="N", help="how often more; 2 unless given")
    command.add_argument(
        "--pause", type=float, default=2.0, metavar="SECONDS", help="between two requests to a host; 2"
    )
    command.add_argument(
        "--contact", default="no contact given", metavar="URL", help="who asks, for those who are asked"
    )
    add_root(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what came of each address that is not plainly there; 1 where one is dead."""
    # Only this command needs them, and `check` should start at once.
    from ..links import report  # noqa: PLC0415
    from ..links.addresses import addresses  # noqa: PLC0415
    from ..links.trying import DEAD, Manners, State, Trier  # noqa: PLC0415

    if options.timeout <= 0 or options.retries < 0 or options.pause < 0:
        raise MisuseError("--timeout, --retries and --pause are not negative, and --timeout is not 0")
    corpus = corpus_of(root_of(options.root))
    if corpus is None:
        return PROBLEMS
    trier = Trier(Manners(options.timeout, options.retries, options.pause, options.contact))
    tried = []
    for address in addresses(corpus):
        outcome = trier.attempt(address.url)
        tried.append((address, outcome))
        if outcome.state is not State.OK:
            print(visible(report.text(address, outcome)), flush=True)
    dead = sum(outcome.state in DEAD for _, outcome in tried)
    print(f"{len(tried):,} tried, {dead:,} dead")
    if options.report is not None:
        try:
            options.report.write_text(report.markdown(tried), encoding="utf-8", newline="\n")
        except OSError as error:
            raise MisuseError(f"{options.report} cannot be written: {error.strerror}") from None
    return PROBLEMS if dead else CLEAN
