"""A calendar (RFC 5545) of the predictions that name a date by which they are due. `icalendar` writes it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from ..corpus.model import is_withdrawn
from ..corpus.vocabulary import Kind, Status, Voice
from .feed import changed
from .publication import File, byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..corpus.edtf import Date
    from ..corpus.model import Claim
    from .publication import Publication

PATH = "predictions.ics"
_VERBS = {
    Voice.AUTHOR: "expects this",
    Voice.REPORTED: "reports, without endorsing it, that others expect this",
    Voice.CONCEDED: "concedes this",
}


def files(publication: Publication) -> Iterator[File]:
    """`predictions.ics`: an all-day event for each prediction that is not withdrawn, on the last day that it allows."""
    calendar = Calendar()
    calendar.add("prodid", "-//Briefings//Predictions//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Predictions: {publication.name}")
    host = urlsplit(publication.first_url or publication.url).hostname or "briefings.invalid"
    events = (_event(publication, claim, by, host).to_ical() for claim, by in due(publication))
    start, end, rest = calendar.to_ical().partition(b"END:VCALENDAR")
    # A library's event takes some kilobytes, and there may be tens of thousands.
    first = next(events, None) or _time_zone().to_ical()
    yield File(PATH, chain([start, first], events, [end, rest]))


def due(publication: Publication) -> Iterator[tuple[Claim, Date]]:
    """Each prediction with a date that is not withdrawn, and that date."""
    for article in publication.corpus.articles.values():
        for claim in article.of_kind(Kind.PREDICTION):
            if claim.by and not is_withdrawn(claim):
                yield claim, claim.by


def _time_zone() -> Timezone:
    """UTC. A calendar must not be empty (RFC 5545, section 3.6), so it holds this where there are no events."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - the start of a time zone is written without one
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone


def _event(publication: Publication, claim: Claim, by: Date, host: str) -> Event:
    event = Event()
    event.add("uid", f"{publication.first_ids.of(claim.key)}@{host}")
    # From the data and not from the clock: the same data gives the same calendar.
    event.add("dtstamp", datetime.combine(changed(claim.article), time(), UTC))
    event.add("dtstart", by.last)
    outcome = "" if claim.status in (None, Status.OPEN) else f" ({claim.status.value})"
    event.add("summary", f"By {by.words}{outcome}: {_line(publication.plain(claim.written.text))}")
    event.add("description", _description(publication, claim, by))
    if publication.url:
        event.add("url", publication.url_of(claim))
    event.add("transp", vText("TRANSPARENT"))  # nobody is busy on that day
    return event


def _description(publication: Publication, claim: Claim, by: Date) -> str:
    article = claim.article
    who = f"{byline(article)}, “{article.written.title}” ({article.publisher}, {article.when})"
    said = f"{who}, {_VERBS[claim.written.voice]} by {by.words}."
    likelihood = f" Likelihood: {claim.likelihood.value.replace('-', ' ')}." if claim.likelihood else ""
    resolution = ""
    if claim.resolution:
        note = publication.plain(claim.resolution.note)
        resolution = f"\n{claim.resolution.date.words}: {note}"
    return f"{said}{likelihood}{resolution}"


def _line(text: str) -> str:
    return " ".join(text.split())
