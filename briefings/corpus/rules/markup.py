"""No text holds Markdown or HTML, apart from `[[…]]` with an id, which becomes a link.

Wrong:
    articles:
      adams-2024:
        summary: The harbour needs a **deeper** channel.

Right:
    articles:
      adams-2024:
        summary: The harbour needs a deeper channel.

Why: Text is shown as it stands, so readers would see the signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..problem import Problem, Severity
    from ..raw import RawData

SEVERITY: Severity = "warning"
_MARKUP = re.compile(
    r"\*\*[^*]+\*\*|\[[^\[\]]*\]\([^()\s]+\)|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,6}|#[0-9]{2,5});"
)
_ADDRESSES = ("url", "archived")


def check(data: RawData) -> Iterator[Problem]:
    for tree in data.trees:
        for path, text in tree.notable:
            if path[-1] not in _ADDRESSES and (found := _MARKUP.search(text)):
                sign = found[0]
                language = "HTML" if sign[0] in "<&" else "Markdown"
                message = f"{quoted(sign)} is {language}, and readers would see it as it stands"
                hint = "write plain text" + (
                    "; a source goes into cites: [{title: …, url: …}]" if sign[0] == "[" else ""
                )
                yield tree.problem(path, message, hint)
