"""Every file of cases is read, and every section of one: cases that are tried no more would be missed by nobody."""

from pathlib import Path

import pytest

from tests.tables import sections

TESTS = Path(__file__).parent
CODE = {path: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
FILES = [path for path in sorted(TESTS.rglob("*")) if path.suffix in (".yaml", ".txt", ".json")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TESTS)))
def test_is_read(file):
    module = file.with_suffix(".py")
    code = CODE.get(module, "")
    if "from tests.tables import" not in code:
        code = "".join(CODE.values())
        assert any(
            name in code for name in (file.name, f'"{file.stem}"', f"{file.parent.name}/*{file.suffix}")
        )
    elif "sections(__file__)." not in code:
        assert [name for name in sections(str(module)) if f'"{name}"' not in code] == []
