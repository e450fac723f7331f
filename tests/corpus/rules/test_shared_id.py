"""Ids are never shared between files; `shared_id.txt` says what is found in one."""


def test_between_files(said_of, good):
    beside = "topics:\n  storm: {title: Storm}\n  harbour: {title: Harbour}\n"
    assert said_of({"data/annotations.yaml": good, "data/annotations/a.yaml": beside}) == [
        (
            'data/annotations.yaml:6:3: error[shared-id] events.storm: "storm" is the id of another topic, in '
            "data/annotations/a.yaml, line 2; choose another id"
        ),
        (
            'data/annotations/a.yaml:3:3: error[shared-id] topics.harbour: "harbour" is the id of another topic, in '
            "data/annotations.yaml, line 3; choose another id"
        ),
    ]
