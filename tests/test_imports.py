"""The parts of the package import one another as pyproject.toml says: one way, without circles, MkDocs in one place."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_every_contract_on_imports_is_kept(capsys):
    status = lint_imports(no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
