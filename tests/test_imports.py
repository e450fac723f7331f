"""The parts of the package import one another one way, without circles, and MkDocs in one place only."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_every_contract_on_imports_is_kept(capsys, monkeypatch):
    # Its configuration would switch off every logger that the other tests of this process listen to.
    monkeypatch.setattr("importlinter.cli._configure_logging", lambda _verbose: None)
    status = lint_imports(no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
