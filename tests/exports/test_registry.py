"""All formats together: no file twice, the same bytes for the same data, and nothing that needs MkDocs."""

import subprocess
import sys

import pytest
from published import contents, load, publish

from briefings.exports import registry
from tests.corpora import GOOD
from tests.corpora.school import dump, other


@pytest.mark.parametrize("text", ["{}", dump(other()), GOOD])
@pytest.mark.parametrize("url", ["", "https://example.org/"])
def test_no_file_is_written_twice_and_every_path_stays_in_the_site(text, url):
    paths = [file.path for part in registry.parts(publish(load(text), url=url), []) for file in part()]
    assert len(paths) == len(set(paths))
    assert not [path for path in paths if path.startswith("/") or ".." in path or "\\" in path]


def test_the_same_data_gives_the_same_bytes_in_another_process(tmp_path):
    code = (
        "import sys, hashlib; sys.path[:0] = ['.', 'tests/web', 'tests/exports']\n"
        "from published import *; from tests.corpora import GOOD\n"
        "files = contents(publish(load(GOOD)))\n"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(runs) == 1
    assert len(next(iter(runs))) == 65


def test_no_export_needs_the_site_generator():
    code = (
        "import sys; import briefings.exports.registry\n"
        "print([name for name in sys.modules if name.startswith(('mkdocs', 'briefings.web', 'jinja2'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"


def test_what_needs_an_address_is_left_out_where_there_is_none(good):
    assert contents(good).keys() - contents(publish(good.corpus, url="")).keys() == {
        "feed.xml",
        "sitemap.xml",
    }


def test_an_old_id_serves_every_form_of_the_thing(files):
    for path in list(files):
        for old, new in (("adams", "adams-2024"), ("old-channel", "deeper-channel")):
            if f"/{new}/" in path or f"/{new}." in path:
                assert path.replace(new, old) in files


def test_an_empty_corpus_has_every_file_that_is_no_things_own():
    assert sorted(contents(publish(load("{}")))) == [
        "api/v1/agreement.csv",
        "api/v1/corpus.json",
        "api/v1/disagreements.csv",
        "api/v1/disagreements.json",
        "api/v1/positions.csv",
        "api/v1/schema.json",
        "feed.xml",
        "predictions.ics",
        "references.bib",
        "references.json",
        "references.ris",
        "sitemap.xml",
    ]
