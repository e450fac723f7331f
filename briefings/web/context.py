"""One page's point of view: links relative to it, and text with its links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from ..corpus.mentions import pieces
from ..corpus.model import Article, Claim, Event, Mention, Position, Question, Target, Topic
from ..exports.addresses import Addressable, base
from ..history.published import ADDRESS as VERSIONS
from .site import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .site import Site


class Link(NamedTuple):
    """Where a link leads, relative to its page, and what it says."""

    url: str
    name: str


class PageContext:
    """Given to every template as `here`."""

    def __init__(
        self, site: Site, address: str, *, generated: bool = True, title: Callable[[], str] | None = None
    ) -> None:
        self.site = site
        self.address = address
        self.generated = generated
        """Whether the page is all ours, and so has its heading from us; a hand-written page has its own."""
        self.base = base(address)
        self._title = title
        """What other pages call this one, where it is written by hand; known once it has been rendered."""
        self._with_ids: set[str] = set()
        self._fresh: Counter[str] = Counter()

    def render(self, template: str, **variables: Any) -> str:
        """A template of ours as HTML for this page; every text in `variables` is escaped where it is shown."""
        return self.site.templates.get_template(template).render(here=self, **variables)

    def call(self, template: str, macro: str, *arguments: Any) -> str:
        """One macro of a template of ours as HTML for this page; all its texts are escaped likewise."""
        return str(getattr(self.site.templates.get_template(template).module, macro)(*arguments, self))

    def nothing(self, why: str) -> str:
        """A sentence as HTML that says why there is nothing to show."""
        return self.call("nothing.html", "nothing", why)

    def to(self, address: str) -> str:
        """A link from this page to an address; only the fragment where it stands on this page."""
        page, mark, fragment = address.partition("#")
        if page == self.address and mark:
            return f"#{fragment}"
        return f"{self.base}{address}" or "./"

    def page(self, source: str) -> str:
        """A link to the page whose source is `source`.md."""
        return self.to(self.site.addresses.page(source))

    def url(self, thing: Addressable | Event) -> str:
        """A link to the thing's own place; that of an event is on the timeline."""
        return self.to(
            self.site.on_timeline(thing) if isinstance(thing, Event) else self.site.addresses.of(thing)
        )

    def has(self, source: str) -> bool:
        """Whether there is a hand-written page `source`.md; a team may have replaced those that ship."""
        return source in self.site.handwritten

    def beside(self, position: Position) -> str:
        """A link to the position among those of the other articles."""
        return self.to(self.site.addresses.on_question(position))

    def compare(self, *articles: Article) -> str:
        """A link to where these articles stand side by side; two of few on a page that needs no JavaScript."""
        return self.to(self.site.addresses.compared(articles, alone=self.site.pairs_have_pages(articles)))

    def choose(self, articles: Iterable[Article]) -> str:
        """A link to where a reader chooses what to compare, with these articles chosen."""
        return self.to(self.site.addresses.compared(articles, alone=False))

    def takes_ids(self, thing: Article | Question) -> bool:
        """Whether the ids of the thing belong here: on its own page, and where it stands there twice at the first."""
        if not self.owns(thing) or thing.id in self._with_ids:
            return False
        self._with_ids.add(thing.id)
        return True

    def fresh(self, name: str) -> str:
        """An id for a part of a page that nobody links, such as a picture's title: `_name`, then `_name-2`, …"""
        self._fresh[name] += 1
        count = self._fresh[name]
        return f"_{name}" if count == 1 else f"_{name}-{count}"

    def owns(self, thing: Article | Question) -> bool:
        """Whether this is the thing's own page, so that ids of it and its parts belong here and nowhere else."""
        return bool(self.stands_as(thing))

    def stands_as(self, thing: Article | Question) -> str:
        """The id, of today or an old one, by whose address this is the thing's own page; empty where it is not."""
        folder = "briefings" if isinstance(thing, Article) else "questions"
        for id_ in (thing.id, *self.site.moved.old_ids(thing)):
            if self.site.addresses.page(f"{folder}/{id_}") == self.address:
                return id_
        return ""

    def has_moved(self, thing: Article | Question) -> bool:
        """Whether this is the thing's own page at an old address."""
        return self.stands_as(thing) not in ("", thing.id)

    def versions(self, thing: Article | Question) -> str:
        """A link to the earlier versions of what stands on this page, the thing's own; empty where there are none."""
        id_ = self.stands_as(thing)
        return self.to(VERSIONS.format(id_)) if id_ in self.site.earlier else ""

    def label(self, article: Article) -> str:
        """The article in a few words: who speaks, and when if that is needed to tell it apart."""
        return self.site.labels[article.id]

    def name(self, target: Target) -> str:
        """What a link to the target says where the writer gave no words; a claim of this page's own by its id."""
        match target:
            case Claim():
                return target.id if self.owns(target.article) else f"{self.label(target.article)} {target.id}"
            case Article():
                return target.written.title
            case Question():
                return target.title

    def plain(self, text: str) -> str:
        """Contributor text with names in the place of its mentions, for titles and for what is a link itself."""
        return "".join(pieces(text, self.site.corpus, self.name))

    def linked(self, text: str) -> Markup:
        """Contributor text as HTML, with links in the place of its mentions: nothing else in it is markup."""
        return Markup("").join(pieces(text, self.site.corpus, self.link))

    def link(self, target: Target, text: str | None = None) -> Markup:
        """A link with the writer's words, or the target's name."""
        return self.link_to(self.url(target), text or self.name(target))

    @staticmethod
    def link_to(url: str, text: str) -> Markup:
        """A link in a sentence."""
        return Markup('<a class="bf-ref" href="{}">{}</a>').format(url, text)

    def source(self, mention: Mention) -> Link:
        """Where a text stands that names something, and what to call it."""
        match mention.source:
            case Position() as position:
                name = f"{self.label(position.article)} on {position.question.title}"
            case Topic() as topic:
                name = topic.written.title
            case Event() as event:
                name = f"{event.written.title}, on the timeline"
            case Article() as article:
                name = f"the briefing on {self.label(article)}"
            case source:
                name = self.name(source)
        return Link(self.url(mention.source), name)

    def pages_about(self, thing: Target | Position) -> list[Link]:
        """The hand-written pages that name it, this one apart."""
        pages = self.site.references.get(key(thing), {}).items()
        return [Link(self.to(address), title()) for address, title in pages if address != self.address]

    def record_reference(self, thing: Target | Position) -> None:
        """Record that this page names the thing, unless it is generated or the thing's own."""
        if self._title is not None and self.address != self.site.addresses.of(thing).partition("#")[0]:
            self.site.references[key(thing)][self.address] = self._title
