"""What is in another form is said without writing the file; `rules/test_order.py` says what is out of order."""


def test_nothing_in_what_fmt_has_written(shipped, form_of):
    assert form_of(shipped) == []


def test_form_is_one_problem_a_file_at_the_first_place(form_of):
    text = "articles:\n  a:\n    title: 'T'\n    publisher: 'P'\n"
    (problem,) = form_of(text)
    form = "warning[form] `title: 'T'` would be `title: T`; "
    assert str(problem).startswith(f"data/annotations.yaml:3:1: {form}")


def test_order_alone_is_no_matter_of_form(form_of):
    text = "articles:\n  a:\n    publisher: P\n    title: T\n"
    assert [problem.rule for problem in form_of(text)] == ["order"]
