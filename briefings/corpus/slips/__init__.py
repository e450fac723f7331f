"""What somebody has done to a line that is no YAML, told from how the line looks.

The parser says where it gave up; people want to know where they slipped. Each function here knows one slip, looks at
the lines around the parser's place, and gives the place to mend with words for it, or None where it is another slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import lines, strange, text
from .place import Place, Slip

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Place", "Slip", "find_slip"]

_SLIPS: tuple[Callable[[Place, frozenset[str]], Slip | None], ...] = (
    strange.conflict,
    strange.blank,
    strange.foreign,
    text.quotation,
    text.brackets,
    text.colon_in_text,
    lines.colon_of_a_key,
    lines.dash,
    lines.indentation,
    strange.end,
)


def find_slip(place: Place, fields: frozenset[str]) -> Slip | None:
    """The first slip that fits; `fields` are all names that a field can have."""
    for known in _SLIPS:
        if (found := known(place, fields)) is not None:
            return found
    return None
