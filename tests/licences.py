"""Lists the licence of each package that the site needs: `make licences`."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements.txt"
_CLASSIFIER = "License :: OSI Approved :: "


def licences() -> dict[str, str]:
    """The licence of each package of requirements.txt in its author's words, by the package's name.

    Raises importlib.metadata.PackageNotFoundError where one is not installed.
    """
    names = re.findall(r"^([\w.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: _licence(name) for name in names}


def _licence(name: str) -> str:
    """The expression (PEP 639) or, in an older package, its field or its classifiers."""
    fields = metadata(name)
    classifiers = [
        each.removeprefix(_CLASSIFIER)
        for each in fields.get_all("Classifier", [])
        if each.startswith(_CLASSIFIER)
    ]
    stated = fields.get("License-Expression") or fields.get("License") or ""
    return " AND ".join(classifiers) if stated in ("", "UNKNOWN") else stated


if __name__ == "__main__":
    for name, licence in licences().items():
        print(f"{name:28}{licence}")
