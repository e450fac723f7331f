"""What the schema refuses: fields that are missing or unknown, and values that are not what the field holds."""

from __future__ import annotations

from ..values import ID_LENGTH, NAME_LENGTH, QUOTE_WORDS, TEXT_LENGTH
from .entry import Entry, Example

_ARTICLE = "articles:\n  adams-2024:\n    {}\n"
_EVENT = "events:\n  storm: {{{}}}\n"
_CLAIM = (
    "articles:\n  adams-2024:\n    thesis:\n      t1: {{text: Dredge at once., at: {{paragraph: 1}}{}}}\n"
)
_RIGHT_EVENT = Example(_EVENT.format("date: 2025-02-11, title: The storm"))
_LONG = "The channel must be dredged at once, before the next ship runs aground in it. "
_DIGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
_RECEIPT = (
    "receipt:\n      date: 2024-06-01\n      text_sha256: {}\n      words: 900\n      paragraphs: 12\n"
    "      anchors_sha256: 7b9c231b273266f879eb8d5d6529efd6c4790601ba32b081844387732c05b165"
)

VALUES = (
    Entry(
        id="missing-field",
        severity="error",
        meaning="An entry lacks a field that each of its kind must have.",
        wrong=Example(_EVENT.format("title: The storm")),
        right=_RIGHT_EVENT,
        why="Without it the entry cannot be shown or compared: an event without its date has no place in time.",
    ),
    Entry(
        id="unknown-key",
        severity="error",
        meaning="A field has a name that is none of those that may stand here. Most often it is misspelt.",
        wrong=Example(_EVENT.format("date: 2025-02-11, title: The storm, notes: It closed the port.")),
        right=Example(_EVENT.format("date: 2025-02-11, title: The storm, note: It closed the port.")),
        why="What stands under a name that nothing reads would be silently left out of the site.",
    ),
    Entry(
        id="wrong-type",
        severity="error",
        meaning="A value is of the wrong sort: a list where text is expected, text where a number is, or the like.",
        wrong=Example(_ARTICLE.format("topics: harbour")),
        right=Example(_ARTICLE.format("topics: [harbour]")),
        why="A comma or a colon in text without quotation marks makes a list or fields of it, and words are lost.",
    ),
    Entry(
        id="bare-scalar",
        severity="error",
        meaning=(
            "Text is expected, and without quotation marks YAML reads this as a number, as true or false or as "
            "nothing. In quotation marks it is text."
        ),
        wrong=Example(_ARTICLE.format("title: 1984")),
        right=Example(_ARTICLE.format('title: "1984"')),
        why="Programs differ in what they make of such values: 1.10 becomes 1.1, and the country code NO becomes false.",
    ),
    Entry(
        id="vocabulary",
        severity="error",
        meaning="The field holds one of a few fixed words, and this is none of them.",
        wrong=Example(
            "articles:\n  adams-2024:\n    positions:\n"
            "      deeper-channel: {stance: agrees, basis: stated, because: [t1]}\n"
        ),
        right=Example(
            "articles:\n  adams-2024:\n    positions:\n"
            "      deeper-channel: {stance: agree, basis: stated, because: [t1]}\n"
        ),
        why="Articles are compared by these words. Two words for one thing would make a difference where there is none.",
    ),
    Entry(
        id="id",
        severity="error",
        meaning=(
            "An id is made of lower-case letters from a to z, digits and single hyphens between them. A reference to a "
            "claim of another article is that article's id, a dot and the claim's id."
        ),
        wrong=Example("topics:\n  Rail_Way: {title: The railway}\n"),
        right=Example("topics:\n  railway: {title: The railway}\n"),
        why="Ids become addresses and names of files, where capitals, blanks and accents mean trouble.",
    ),
    Entry(
        id="date",
        severity="error",
        meaning=(
            "A date is written as exactly as it is known, in the form of the standard EDTF: 2025, 2025-05 or "
            "2025-05-29. It is a day that there is."
        ),
        wrong=Example(_EVENT.format("date: 2025-02-30, title: The storm")),
        right=Example(_EVENT.format("date: 2025-02-28, title: The storm")),
        why="In other forms 05/06 is May to some and June to others. A year alone claims no more than is known.",
    ),
    Entry(
        id="url",
        severity="error",
        meaning=(
            "An address starts with https://, names a host, holds no blank, and no user name or password. Where there "
            "is none like that, the field is left out."
        ),
        wrong=Example(_ARTICLE.format("url: http://example.org/deep-water")),
        right=Example(_ARTICLE.format("url: https://example.org/deep-water")),
        why="Readers follow these links: one without encryption can be changed on its way, and a password in it leaks.",
    ),
    Entry(
        id="language",
        severity="error",
        meaning="A language is given by its tag of BCP 47, the standard that web pages use: en, de-AT, zh-Hant.",
        wrong=Example(_ARTICLE.format("language: English")),
        right=Example(_ARTICLE.format("language: en")),
        why="Screen readers choose their voice by it, and browsers their hyphenation and their offer to translate.",
    ),
    Entry(
        id="quote",
        severity="error",
        meaning=f"A quote from the article has at most {QUOTE_WORDS} words.",
        wrong=Example(_CLAIM.format(f', quote: "{(_LONG * 2).strip()}"')),
        right=Example(_CLAIM.format(f', quote: "{_LONG.strip()}"')),
        why="The articles belong to their publishers: a briefing paraphrases them, and points to the passage.",
    ),
    Entry(
        id="length",
        severity="error",
        meaning=(
            f"A text is too long: an id has at most {ID_LENGTH} characters, a name or title {NAME_LENGTH}, any other "
            f"text {TEXT_LENGTH:,}."
        ),
        wrong=Example(_ARTICLE.format(f"publisher: {'Very ' * 60}Long Review")),
        right=Example(_ARTICLE.format("publisher: Long Review")),
        why="A briefing is short. A text that is longer has gone astray, or says several things that are claims apart.",
    ),
    Entry(
        id="receipt",
        severity="error",
        meaning=(
            "A digest in the receipt is not the 64 hexadecimal digits of a SHA-256. Receipts are written by "
            "`python -m briefings verify`, and not by hand."
        ),
        wrong=Example(_ARTICLE.format(_RECEIPT.format("checked"))),
        right=Example(_ARTICLE.format(_RECEIPT.format(_DIGEST))),
        why="The receipt says that the anchors were looked up in the text; a made-up one says so untruly.",
    ),
)
