"""Words from which sentences are made: plain, of realistic length, and about nothing in particular."""

from __future__ import annotations

FIELDS = (
    *("coastal defence", "rail freight", "rural clinics", "sea-bed mining", "school meals", "open borders"),
    *("nuclear power", "carbon pricing", "water rights", "digital cash", "arms control", "urban density"),
    *("fishing quotas", "drug patents", "rare earths", "basic income", "language schools", "food aid"),
    *("satellite debris", "old-age pensions"),
)
"""What topics are about."""

ASPECTS = (
    *("who pays", "what it costs", "how fast", "what the law allows", "who decides", "whom it protects"),
    *("what fails first", "how long it lasts", "what voters want", "what neighbours do", "where it ends"),
    *("whose risk it is", "how it is measured", "what experts expect", "which lessons hold", "what follows"),
)
"""What questions ask about a field."""

SUBJECTS = (
    *("The ministry", "A cross-party committee", "The regulator", "The smallest producer", "The coalition"),
    *("The opposition", "Every government since 1997", "The central bank", "The city council"),
    *("The outgoing commissioner", "The industry’s own association", "Parliament", "The new treaty"),
    *("Public opinion", "The largest employer", "The constitutional court", "An independent audit"),
    *("The pilot scheme", "The northernmost province", "The development bank", "The plan’s author"),
    *("The fiercest critic", "The Søndergaard report", "A generation of engineers", "The São Tomé precedent"),
)

VERBS = (
    *("has consistently underestimated", "cannot go on ignoring", "has every reason to defend"),
    *(
        "would quietly welcome",
        "is now forced to reconsider",
        "has never had to pay for",
        "treats as settled",
    ),
    *("was the first to question", "will sooner or later abandon", "depends more than it admits on"),
    *("has mistaken the symptoms of", "gains little from", "could at modest expense replace", "puts at risk"),
    *("has shown the limits of", "speaks for those who want", "is better placed than anybody to judge"),
    *("still lives off", "reads too much into", "has begun to unwind"),
)

OBJECTS = (
    *("the promise of lower prices", "a compromise that nobody signed", "the rules on transit & storage"),
    *("the arrangement of the last twenty years", "what the figures for the poorest regions show"),
    *("the slow decline of local supply", "a market that was never free", "the advice of its own engineers"),
    *("the cost of doing nothing", "the treaty’s third annex", "an exemption worth billions"),
    *(
        "the distinction between access and ownership",
        "the loyalty of its allies",
        "the capacity to act alone",
    ),
    *("a reserve built up over decades", "the difference between delay and refusal"),
    *("the wages of seasonal workers", "the example of its neighbours", "a date that will not be met"),
    *("the trust of people who live nearby",),
)

TAILS = (
    *("and the record of the past decade bears that out", "whatever the next election brings"),
    *("as the audit of 2019 concluded", "because the alternatives have been tried and have failed"),
    *("even where the law is on its side", "although few officials will say so in public"),
    *("at a price that the budget does not show", "before the present contracts run out"),
    *("unless the timetable is changed this year", "and no amount of money alters that"),
    *(
        "in the view of those who have to carry it out",
        "which is why the talks of last spring came to nothing",
    ),
    *("if demand grows as the agency expects", "while the other side gains time"),
    *("for reasons that have little to do with cost", "and its neighbours have drawn the same conclusion"),
)

DEEDS = (
    *("publish the full figures every quarter", "suspend the scheme until the review is done"),
    *("raise the ceiling step by step", "let each region choose its own timetable"),
    *("negotiate a common standard with its neighbours", "pay compensation before work begins"),
    *("end the exemption for the largest firms", "fund an independent inspectorate"),
    *("put the question to a referendum", "write the commitment into law"),
)

ADDRESSEES = (
    *("the ministry", "parliament", "the regulator", "European governments", "provincial councils"),
    *("the central bank", "the industry", "donors"),
)

FIRST_NAMES = (
    *(
        "Zoë",
        "José",
        "Ngozi",
        "Håkan",
        "Thị Hương",
        "Mariam",
        "Łucja",
        "Kenzaburō",
        "Aoife",
        "Dragoș",
        "Ingrid",
    ),
    *("Amadou", "Ольга", "Søren", "Priya", "François", "Chloé", "Tomáš", "Leila", "Wei", "Ruth", "Emeka"),
    *("Beyza", "Noor"),
)

LAST_NAMES = (
    *(("Núñez", "nunez"), ("Łukasiewicz", "lukasiewicz"), ("Okonkwo", "okonkwo"), ("Björklund", "bjorklund")),
    *(
        ("Đặng", "dang"),
        ("Haddad", "haddad"),
        ("Ōe", "oe"),
        ("Ní Bhriain", "ni-bhriain"),
        ("Lefèvre", "lefevre"),
    ),
    *(("Țepeneag", "tepeneag"), ("Straße", "strasse"), ("Diallo", "diallo"), ("Кравченко", "kravchenko")),
    *(
        ("Kjærsgaard", "kjaersgaard"),
        ("Raghunathan", "raghunathan"),
        ("Dvořák", "dvorak"),
        ("Zhang", "zhang"),
    ),
    *(("Hosseini", "hosseini"), ("O’Malley", "omalley"), ("Adeyemi", "adeyemi"), ("Yılmaz", "yilmaz")),
    *(("Smith", "smith"), ("Garcia", "garcia"), ("van der Merwe", "van-der-merwe"), ("Ibáñez", "ibanez")),
    *(("Müller", "muller"),),
)
"""With what stands for each in an id."""

AFFILIATIONS = (
    *("Institute for Public Choices", "Université de Liège", "Kyoto School of Government"),
    *("Centre for Slow Policy", "formerly of the World Bank", "Universidad de Oviedo"),
)

PUBLISHERS = (
    *(
        "The Harbour Review",
        "Le Courrier du Nord",
        "Foreign Questions",
        "Die Wage",
        "Common Ground Quarterly",
    ),
    *("Project Forum", "The Commons Review", "La Plaza", "Nordic Affairs", "The Long View"),
)

SOURCES = (
    *("Statistical yearbook", "Annual report of the regulator", "White paper", "Survey of households"),
    *("Audit of the scheme", "Report of the commission", "Proceedings of the conference"),
    *("Census of agriculture",),
)
