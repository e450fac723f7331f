"""JSON without blanks, fields in the order in which they are given."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def compact(value: Any) -> str:
    """The value as JSON. Raises ValueError for a number that JSON does not know, such as NaN."""
    return _ENCODER.encode(value)
