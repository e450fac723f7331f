"""What a template knows of the page that it renders: links relative to it, names of things, and text with its links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from ..corpus.mentions import pieces
from ..corpus.model import (
    Article,
    Claim,
    Event,
    Position,
    Question,
    Source,
    Target,
    Topic,
    is_withdrawn,
    key,
)
from ..corpus.vocabulary import Relation
from ..exports.addresses import Addressable, base
from ..exports.publication import marked
from ..history.published import ADDRESS as VERSIONS
from .compiler import escape_text, mark_safe
from .languages import framed
from .words import INCOMING_WORDS, RELATION_WORDS, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .site import Site


class Link(NamedTuple):
    """Where a link leads, relative to its page, and what it says."""

    url: str
    name: str


class PageContext:
    """One page while it is rendered. Templates and views know it as `here`."""

    def __init__(
        self, site: Site, address: str, *, generated: bool = True, title: Callable[[], str] | None = None
    ) -> None:
        self.site = site
        self.address = address
        self.generated = generated
        """Whether the whole page is generated, with its heading. A hand-written page has its own heading."""
        self.base = base(address)
        self._own = f"{address}#"
        self._title = title
        """Returns the title of a hand-written page, once that page has been rendered. None for other pages."""
        self._with_ids: set[str] = set()
        self._unique: Counter[str] = Counter()

    def render(self, template: str, **variables: Any) -> str:
        """Render a template for this page. Every text in `variables` is escaped where it is shown."""
        html = self.site.templates.get_template(template).render(here=self, **variables)
        return framed(html)

    def call(self, template: str, macro: str, *arguments: Any) -> str:
        """Render one macro of a template for this page. All texts are escaped, too."""
        return framed(self._called(template, macro, *arguments, self))

    def _called(self, template: str, macro: str, *arguments: Any) -> Markup:
        html: Markup = getattr(self.site.templates.get_template(template).module, macro)(*arguments)
        return html

    def nothing(self, why: str) -> str:
        """Render a sentence that says why there is nothing to show."""
        return self.call("nothing.html", "nothing", why)

    def to(self, address: str) -> str:
        """The link from this page to an address. Only the fragment if the address is on this page."""
        if address.startswith(self._own):
            return address[len(self.address) :]
        return f"{self.base}{address}" or "./"

    def page(self, source: str) -> str:
        """A link to the page whose source is `source`.md."""
        return self.to(self.site.addresses.page(source))

    def url(self, thing: Addressable | Event) -> str:
        """A link to the place where the thing itself stands; for an event, on the timeline."""
        return self.to(
            self.site.on_timeline(thing) if isinstance(thing, Event) else self.site.addresses.of(thing)
        )

    def has(self, source: str) -> bool:
        """Whether there is a hand-written page `source`.md. A team may have removed those that ship."""
        return source in self.site.handwritten

    def beside(self, position: Position) -> str:
        """A link to the position among those of the other articles."""
        return self.to(self.site.addresses.on_question(position))

    def compare(self, *articles: Article) -> str:
        """A link to the comparison of these articles. Two of few articles have a page that needs no JavaScript."""
        return self.to(self.site.addresses.compared(articles, alone=self.site.pairs_have_pages(articles)))

    def choose(self, articles: Iterable[Article]) -> str:
        """A link to the page where a reader chooses articles to compare, with these already chosen."""
        return self.to(self.site.addresses.compared(articles, alone=False))

    def reserve_ids(self, thing: Article | Question) -> bool:
        """Whether to write the ids of the thing: true on its own page, and only the first time it is asked for there."""
        if not self.owns(thing) or thing.id in self._with_ids:
            return False
        self._with_ids.add(thing.id)
        return True

    def unique_id(self, name: str) -> str:
        """An id for a part of the page that nobody links, such as the title of a picture: `_name`, then `_name-2`, …"""
        self._unique[name] += 1
        count = self._unique[name]
        return f"_{name}" if count == 1 else f"_{name}-{count}"

    def owns(self, thing: Article | Question) -> bool:
        """Whether this is the thing's own page, the only one that carries the ids of the thing and its parts."""
        return bool(self.id_on_this_page(thing))

    def id_on_this_page(self, thing: Article | Question) -> str:
        """The id in this page's address, if this is the thing's own page; otherwise empty.

        It is a former id where the page also stands at its old address.
        """
        folder = "briefings" if isinstance(thing, Article) else "questions"
        for id_ in (thing.id, *self.site.former_ids.old_ids(thing)):
            if self.site.addresses.page(f"{folder}/{id_}") == self.address:
                return id_
        return ""

    def is_former_address(self, thing: Article | Question) -> bool:
        """Whether this is the thing's own page at the address of a former id."""
        return self.id_on_this_page(thing) not in ("", thing.id)

    def versions(self, thing: Article | Question) -> str:
        """A link to the earlier versions of what is on this page, the thing's own. Empty if there are none."""
        id_ = self.id_on_this_page(thing)
        return self.to(VERSIONS.format(id_)) if id_ in self.site.earlier else ""

    def label(self, article: Article) -> str:
        """The short label of an article: who speaks, and when if two labels would be the same otherwise."""
        return self.site.labels[article.id]

    def narrow_label(self, article: Article) -> str:
        """The label of an article where there is little room."""
        return self.site.narrow_labels[article.id]

    def name(self, thing: Target | Position) -> str:
        """The text of a link to the thing. A claim on its own page is named by its id alone."""
        match thing:
            case Claim():
                name = thing.id if self.owns(thing.article) else f"{self.label(thing.article)} {thing.id}"
            case Position():
                name = f"{self.label(thing.article)} on {thing.question.title}"
            case Article():
                name = thing.written.title
            case Question():
                name = thing.title
        return marked(name, thing)

    def plain(self, text: str) -> str:
        """Contributor text with each mention replaced by a name, for titles and inside links."""
        return "".join(pieces(text, self.site.corpus, self.name)) if "[[" in text else text

    def linked(self, text: str) -> Markup:
        """Contributor text as HTML, with each mention replaced by a link. Everything else in it is escaped."""
        if "[[" not in text:  # most texts: this is much faster
            return mark_safe(escape_text(text))
        return Markup("").join(pieces(text, self.site.corpus, self.link))

    def link(self, thing: Target | Position, text: str | None = None) -> Markup:
        """A link in a sentence, with the given text, or else with the name of the thing."""
        name = marked(text, thing) if text else self.name(thing)
        return self._called("claim.html", "reference", self.url(thing), name)

    def mentions(self, thing: Target) -> list[Link]:
        """Links to the entries whose texts name the thing."""
        return [self._mention_link(source) for source in thing.mentions]

    def in_words(self, claims: Iterable[Claim], article: Article | None) -> list[Link]:
        """Links to claims, each of which says what it claims, and whose it is if it is not of this article."""
        found = []
        for claim in claims:
            words = short(self.plain(claim.written.text))
            own = claim.article is article
            name = marked(words if own else f"{self.label(claim.article)}: {words}", claim)
            found.append(Link(self.url(claim), name))
        return found

    def answers(self, claim: Claim) -> list[Position]:
        """The positions that rest on the claim; withdrawn ones only if the claim itself is withdrawn."""
        return [each for each in claim.positions if claim.written.withdrawn or not is_withdrawn(each)]

    def bearings(self, claim: Claim) -> list[tuple[str, str, list[Link], int]]:
        """How the claim bears on others, then how others bear on it: words, their style, links, and how many more.

        Of the article's own claims that support it only one is named, the first in the brief if any is: each of them
        says so itself.
        """
        article = claim.article
        found = [(RELATION_WORDS[how], how.value, others, 0) for how, others in claim.relations.items()]
        for relation, word in INCOMING_WORDS.items() if claim.incoming else ():
            others = [other for how, other in claim.incoming if how is relation]
            own = [other for other in others if other.article is article and not other.written.withdrawn]
            if relation is Relation.SUPPORTS and own:
                best = next((each for each in article.in_brief if each in own), own[0])
                others = [other for other in others if other is best or other.article is not article]
            if others:
                found.append((word, "in", others, len(own) - 1 if relation is Relation.SUPPORTS else 0))
        return [(word, how, self.in_words(others, article), more) for word, how, others, more in found]

    def _mention_link(self, source: Source) -> Link:
        """A link to the entry whose text names something."""
        match source:
            case Topic() as topic:
                name = topic.written.title
            case Event() as event:
                name = f"{event.written.title}, on the timeline"
            case Article() as article:
                name = marked(f"the briefing on {self.label(article)}", article)
            case Claim() as claim:
                (link,) = self.in_words([claim], claim.article if self.owns(claim.article) else None)
                return link
            case _:
                name = self.name(source)
        return Link(self.url(source), name)

    def pages_naming(self, thing: Target | Position) -> list[Link]:
        """Links to the hand-written pages that name the thing, other than this one."""
        pages = self.site.references.get(key(thing), {}).items()
        return [Link(self.to(address), title()) for address, title in pages if address != self.address]

    def record_reference(self, thing: Target | Position) -> None:
        """Record that this hand-written page names the thing, unless it is the thing's own page."""
        if self._title is not None and self.address != self.site.addresses.of(thing).partition("#")[0]:
            self.site.references[key(thing)][self.address] = self._title
