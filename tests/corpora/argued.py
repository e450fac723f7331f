"""Questions that articles answer and argue about, written as a table of claims and relations."""

from __future__ import annotations

from briefings.corpus.vocabulary import EvidenceType, Kind, QuestionType, Relation, Voice
from tests.corpora.linked import Builder


class Argued(Builder):
    """One question. For each article its stance and the claims under `because`; further claims; relations as sentences.

    `a.t1 thesis`, or `t1 thesis` in the position of `a`, is a new claim; the key alone stands for one that is there.
    """

    def __init__(self, positions, claims=(), relations=(), type="value"):  # noqa: A002  # as the field is called
        super().__init__()
        self.question("q", type_=QuestionType(type))
        self.known = {}
        for article in dict.fromkeys([*positions, *(claim.partition(".")[0] for claim in claims)]):
            self.article(article)
        for article, (stance, *because) in positions.items():
            full = [text if "." in text else f"{article}.{text}" for text in because]
            self.position(article, "q", stance, [self.named(*text.split()) for text in full])
        for text in claims:
            self.named(*text.split())
        for source, relation, target in map(str.split, relations):
            self.relate(self.known[source], Relation(relation), self.known[target])

    def named(self, key, kind="", more=""):
        """A claim by its key; a new one with a kind or a type of evidence, and a voice or `withdrawn`."""
        if kind:
            evidence = kind in list(EvidenceType)
            ground = (Kind.EVIDENCE, EvidenceType(kind)) if evidence else (Kind(kind), None)
            voice = Voice(more) if more in list(Voice) else Voice.AUTHOR
            self.known[key] = self.claim(*key.split("."), ground, voice=voice, withdrawn=more == "withdrawn")
        return self.known[key]
