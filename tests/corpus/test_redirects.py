"""Old ids lead to what they stand for now, over however many others."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.corpus.redirects import FirstIds, ends_of, follow, former_ids
from tests.tables import table

CHAIN = {"a": "b", "b": "c", "c": "d", "d": "e", "e": "f"}


def test_every_id_of_a_chain_leads_to_its_end():
    assert ends_of(CHAIN) == dict.fromkeys("abcde", "f")


def test_a_chain_may_be_written_in_any_order():
    assert ends_of(dict(reversed(CHAIN.items()))) == dict.fromkeys("abcde", "f")


@table(__file__, "followed to the end")
def test_an_old_id_is_followed_to_its_end(redirects, old, now):
    assert follow(old, ends_of(redirects)) == now


def test_the_ids_that_something_had_before_are_known_by_its_id_of_today():
    assert former_ids(ends_of({**CHAIN, "f.e1": "f.e2", "x": "y"})) == {"f": list("abcde"), "y": ["x"]}


def test_those_that_lead_in_a_circle_lead_nowhere():
    assert ends_of({"a": "b", "b": "c", "c": "a", "x": "a", "y": "z"}) == {"y": "z"}


def test_an_article_that_leads_to_a_claim_does_not_lead_its_claims_on_for_ever():
    assert follow("a.e1", ends_of({"a": "a.e1"})) == "a.e1"


@table(__file__, "first ids")
def test_the_first_id_of_something(redirects, now, first):
    assert FirstIds(ends_of(redirects)).of(now) == first


@given(st.lists(st.tuples(st.sampled_from(["article", "claim", "new"]), st.integers(0, 9)), max_size=12))
def test_the_first_id_stays_through_every_change_and_is_one_things_alone(changes):
    """Changes as the check asks for them: each line leads to the present id, and new lines stand last."""
    article, claims, redirects = "a0", ["e1", "e2"], {}
    first = {claim: f"a0.{claim}" for claim in claims}
    used = {("a0", claim) for claim in claims}

    def rename(old, new):
        for line, end in redirects.items():
            redirects[line] = new if end == old else end
        redirects[old] = new

    for change, number in changes:
        claim = claims[number % len(claims)]
        if change == "article":
            renamed = f"a{int(article[1:]) + 1}"
            rename(article, renamed)
            for old, end in redirects.items():
                redirects[old] = end.replace(f"{article}.", f"{renamed}.")
            article = renamed
        # An id is free that this article, as it is called now, has never had.
        elif (article, free := f"e{number}") not in used and free not in claims:
            if change == "claim":
                rename(f"{article}.{claim}", f"{article}.{free}")
                claims[claims.index(claim)] = free
                first[free] = first.pop(claim)
            else:
                claims.append(free)
                first[free] = None
        used |= {(article, claim) for claim in claims}
        ids = FirstIds(ends_of(redirects))
        assert ids.of(article) == "a0"
        for claim in claims:
            found = ids.of(f"{article}.{claim}")
            assert first[claim] in (None, found)
            first[claim] = found
        assert len({first[claim] for claim in claims}) == len(claims)
