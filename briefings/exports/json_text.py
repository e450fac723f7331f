"""JSON as this site writes it: UTF-8, no blanks, fields in the order in which they are documented."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def compact(value: Any) -> str:
    """The value as JSON: the same bytes for the same value."""
    return _ENCODER.encode(value)
