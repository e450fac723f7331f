"""An anchor as one writes it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..corpus.model import Anchor


def flow(anchor: Anchor) -> str:
    """`{paragraph: 4, start: "first words", end: "last words"}`: YAML on one line."""
    fields = ((key, value) for key, value in asdict(anchor).items() if value is not None)
    # JSON is YAML: whatever is in the words, they stay one quoted text.
    return f"{{{', '.join(f'{key}: {json.dumps(value, ensure_ascii=False)}' for key, value in fields)}}}"
