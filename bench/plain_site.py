"""The same content as a plain site: MkDocs, the same theme, and a macro that gives Markdown (the folder `plain/`).

It is made from the data that our site publishes, so its figures come ready-made. Where it shows less than ours, it
has less to do.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

_SKELETON = Path(__file__).parent / "plain"


def write(ours: Path, to: Path) -> None:
    """Write the plain counterpart of our project, once that is built: each page is one line that calls the macro."""
    api = ours / "site" / "api" / "v1"
    corpus = json.loads((api / "corpus.json").read_bytes())
    articles = {article["id"]: article for article in corpus["articles"]}
    questions = {
        file.stem: json.loads(file.read_bytes())["question"] for file in (api / "questions").glob("*.json")
    }
    lists = _lists(corpus)
    shutil.copytree(_SKELETON, to, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ours / "docs" / "assets", to / "docs" / "assets")
    data = {"articles": articles, "questions": questions, "lists": lists}
    data["claims"] = {claim["key"]: claim for article in articles.values() for claim in article["claims"]}
    (to / "data.json").write_text(json.dumps(data), encoding="utf-8")
    pages = dict.fromkeys(lists, "list")
    pages |= {f"briefings/{id_}": "article" for id_ in articles}
    pages |= {f"questions/{id_}": "question" for id_ in questions}
    for name, kind in pages.items():
        page = to / "docs" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'{{{{ show("{kind}", "{name}") }}}}\n', encoding="utf-8")


def _lists(corpus: Any) -> dict[str, Any]:
    """The pages that are lists, by name: entries of a text, the page it leads to, and what else the line says."""
    events = [[event["title"], "timeline.md", event["date"]] for event in corpus["events"]]
    lists: dict[str, Any] = {"index": [], "timeline": events, "predictions": [], "recommendations": []}
    for topic in corpus["topics"]:
        lists[f"topics/{topic['id']}"] = [[topic["summary"], "topics/index.md", topic["title"]]]
    for question in corpus["questions"]:
        line = [question["proposition"], f"questions/{question['id']}.md", question["disagreement"]["label"]]
        for name in ("disagreements", "questions/index", f"topics/{question['topic']}"):
            lists.setdefault(name, []).append(line)
    for article in corpus["articles"]:
        page = f"briefings/{article['id']}.md"
        line = [article["title"], page, f"{article['published']}: {article['summary']}"]
        authors = [f"authors/{author['id']}" for author in article["authors"]]
        topics = [f"topics/{topic}" for topic in article["topics"]]
        for name in ("timeline", "briefings/index", *authors, *topics):
            lists.setdefault(name, []).append(line)
        for claim in article["claims"]:
            if f"{claim['kind']}s" in lists:
                lists[f"{claim['kind']}s"].append([claim["text"], f"{page}#{claim['id']}", claim["key"]])
    for folder in ("topics", "authors"):
        names = [name for name in lists if name.startswith(folder)]
        lists[f"{folder}/index"] = [[name, f"{name}.md", f"{len(lists[name])} entries"] for name in names]
    return lists


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
