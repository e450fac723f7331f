"""What something holds, as plain data to compare and to write down: with ids for the entries that it speaks of."""

from dataclasses import fields, is_dataclass
from enum import Enum

from pydantic import BaseModel

from briefings.analysis.agreement import Pairs
from briefings.corpus.edtf import Date
from briefings.corpus.model import Article, Author, Claim, Event, Position, Question, Topic

ENTRIES = Article | Author | Claim | Event | Position | Question | Topic


def plain(it):
    """Ids, text, numbers, lists and dicts. Of entries that are kept by their ids, the ids."""
    match it:
        case Position():
            found = f"{it.article.id} on {it.question.id}"
        case Claim():
            found = it.key
        case _ if isinstance(it, ENTRIES):
            found = it.id
        case Enum():
            found = it.value
        case Date():
            found = str(it)
        case BaseModel():
            found = plain({name: value for name, value in it if value is not None})
        case dict() if it and all(
            isinstance(each, ENTRIES) and plain(each).endswith(key) for key, each in it.items()
        ):
            found = plain(list(it))
        case dict():
            found = {
                key if isinstance(key, str) else str(plain(key)): plain(value) for key, value in it.items()
            }
        case list() | tuple() | Pairs():
            found = [plain(each) for each in it]
        case _:
            found = plain([getattr(it, field.name) for field in fields(it)]) if is_dataclass(it) else it
    return found


def at(it, path):
    """What stands at a path, in plain data: attributes and keys with a dot between them."""
    for step in path.split("."):
        it = it[step] if isinstance(it, dict) else getattr(it, step)
    return plain(it)
