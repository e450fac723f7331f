"""What a reader cannot see is refused, however it arrives."""

import pytest

JOINER, SELECTOR = "\u200d", "\ufe0f"


@pytest.mark.parametrize(
    "char",
    [
        "\u202e",
        "\u2066",
        "\u200e",
        "\u200b",
        "\u00ad",
        "\u2060",
        "\u3164",
        "\U000e0041",
        "\u061c",
        JOINER,
        SELECTOR,
    ],
)
def test_as_itself_or_by_an_escape(said_after, char):
    for written in (char, f"\\U{ord(char):08X}"):
        (said,) = said_after(("text: Pilots are few.", f'text: ¦"Pilots{written} are few."'))
        assert said.startswith(
            "HERE error[invisible-character] articles.baker-2025.evidence.e2.text: there is an invisible character "
            f"here: U+{ord(char):04X} "
        )


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\r", "\\N", "\\L", "\\P", "\\x7f", "\\ufeff"])
def test_what_the_bytes_could_not_hold(said_after, escape):
    (said,) = said_after(("text: Pilots are few.", f'text: ¦"Pilots are few.{escape}"'))
    assert said.startswith("HERE error[invisible-character]")


@pytest.mark.parametrize(
    "text",
    [
        "a\\tb\\nc",
        "nine\u00a0hours",
        "नमस्\u200dते",
        "می\u200cخواهم",
        "❤\ufe0f\u200d🔥",
        "x\u0301",
        "עברית",
        "中文",
    ],
)
def test_what_scripts_and_emoji_need(said_after, text):
    assert said_after(("text: Pilots are few.", f'text: "{text}"')) == []


@pytest.mark.parametrize(
    "text", [f"é{JOINER}{JOINER}", f"é{SELECTOR}{SELECTOR}", f"é{JOINER}{SELECTOR}", JOINER]
)
def test_joiners_and_selectors_with_nothing_to_join_or_vary(said_after, text):
    assert len(said_after(("text: Pilots are few.", f'text: "{text}x"'))) == 1


def test_in_windows_files(said_of, good):
    assert said_of(good.replace("\n", "\r\n")) == []
