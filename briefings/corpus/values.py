"""The types of single values in the data: ids, texts, dates, addresses, with their patterns and limits."""
# pydantic reads the annotations when the module runs: no `from __future__ import annotations` here.

import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    StringConstraints,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from .edtf import Date, NoSuchDayError
from .segmentation import count_words
from .tree import Bare, Integer
from .wording import printable, quoted

T = TypeVar("T")

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$"
VISIBLE_PATTERN = r"\S"
LANGUAGE_PATTERN = (
    "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*$"
)
"""A language tag of BCP 47 (RFC 5646, section 2.1), without private use and grandfathered tags."""
DIGEST_PATTERN = "^[0-9a-f]{64}$"
FINGERPRINT_PATTERN = "^[0-9a-f]{8}$"

ID_LENGTH = 64
NAME_LENGTH = 300
TEXT_LENGTH = 2_000
URL_LENGTH = 2_000
QUOTE_WORDS = 25
QUOTED_PERCENT = 5
"""The limit for quotes, in percent: two full quotes in an article of a thousand words. More would be a reprint."""

_NOT_IN_A_URL = re.compile(r'[\s\x00-\x20\x7f-\x9f<>"{}|\\^`]')


def _date(value: Any, *, qualified: bool = False) -> Date:
    if isinstance(value, Integer):
        value = value.text
    if not isinstance(value, str):
        raise PydanticCustomError("date", "a date is written 2025, 2025-05 or 2025-05-29")
    try:
        return Date.parse(printable(value), qualified=qualified)
    except NoSuchDayError as error:
        raise PydanticCustomError("impossible-date", "{said}", {"said": str(error)}) from None
    except ValueError as error:
        raise PydanticCustomError("date", "{said}", {"said": str(error)}) from None


def _truth(value: Any, validated: Callable[[Any], bool]) -> bool:
    return validated(value.text.lower() == "true" if isinstance(value, Bare) and value.is_truth else value)


def _url(value: str) -> str:
    if not value.startswith("https://"):
        raise PydanticCustomError("url", "an address starts with https://")
    if found := _NOT_IN_A_URL.search(value):
        message = "an address cannot hold {char}: percent-encode it"
        raise PydanticCustomError("url-form", message, {"char": quoted(found[0])})
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host:
        raise PydanticCustomError("url-form", "this address names no host")
    if "@" in parts.netloc:
        message = "an address cannot hold a user name or password"
        raise PydanticCustomError("url-credentials", message)
    return value


def _parts_are_ids(value: str) -> str:
    for part in value.split("."):
        if len(part) > ID_LENGTH:
            message = "{part} has {length} characters, but an id has at most {limit}"
            context = {"part": quoted(part), "length": len(part), "limit": ID_LENGTH}
            raise PydanticCustomError("length", message, context)
    return value


def _quote(value: str) -> str:
    words = count_words(value)
    if words > QUOTE_WORDS:
        message = "a quote has at most {limit} words, this one has {words}"
        raise PydanticCustomError("quote", message, {"limit": QUOTE_WORDS, "words": words})
    return value


def _in_a_list(value: Any) -> Any:
    """Wrap a single value in a list, because annotators may write one value instead of a list of one."""
    return [value] if isinstance(value, str | dict | Integer) else value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Reference = Annotated[
    str,
    StringConstraints(pattern=REFERENCE_PATTERN, max_length=2 * ID_LENGTH + 1),
    AfterValidator(_parts_are_ids),
]
"""A reference: the claim `t1` in the same article, or `other-article.t1`. In redirects also an article or question."""
Name = Annotated[str, StringConstraints(pattern=VISIBLE_PATTERN, max_length=NAME_LENGTH)]
Text = Annotated[str, StringConstraints(pattern=VISIBLE_PATTERN, max_length=TEXT_LENGTH)]
Truth = Annotated[bool, Strict(), WrapValidator(_truth)]
Quote = Annotated[Text, AfterValidator(_quote)]
Url = Annotated[
    str,
    Field(json_schema_extra={"pattern": "^https://", "format": "uri"}),
    StringConstraints(max_length=URL_LENGTH),
    AfterValidator(_url),
]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
Fingerprint = Annotated[str, StringConstraints(pattern=FINGERPRINT_PATTERN)]
EntryName = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=len("on-") + ID_LENGTH)]
"""The name of an entry in receipts: a claim's id, or a position's fragment such as `on-dredging`."""
Count = Annotated[int, Strict(), Field(ge=1, le=1_000_000)]
_DateForm = Annotated[str, StringConstraints(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
_QualifiedForm = Annotated[str, StringConstraints(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?]?$")]
_Year = Annotated[int, Field(ge=1, le=9999)]
EdtfDate = Annotated[
    Date,
    PlainValidator(_date, json_schema_input_type=_DateForm | _Year),
    PlainSerializer(str, return_type=_DateForm),
]
QualifiedDate = Annotated[
    Date,
    PlainValidator(partial(_date, qualified=True), json_schema_input_type=_QualifiedForm | _Year),
    PlainSerializer(str, return_type=_QualifiedForm),
]
"""A date that may be approximate (`2025~`) or uncertain (`2025?`)."""
OneOrMore = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_in_a_list)]
"""A list that is not empty. A single value may stand for a list of one."""
References = OneOrMore[Reference]
Ids = OneOrMore[Id]
