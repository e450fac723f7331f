# ruff: noqa: S311, SIM905  # samples, and words as one reads them
"""A generated article with everything that makes links into a text hard, and passages of it."""

from __future__ import annotations

import random
from itertools import pairwise

from briefings.source.text import Span, Text

_LATIN = (
    "the harbour board so-called well-known R&D ships, tide; pilots “deep water” ‘draught’ it’s Zoë’s façade naïve "
    "Łódź Göteborg Übergang 1,000 3.14 U.S. 50% (or not) a/b état-major channel dredged before spring and then again "
    "in the end —at once— war—as cost: time! why? co-operation cœur Straße Œuvre ofﬁce R&D, mid-2030 #1 a+b"
).split()
_HEBREW = "הנמל עמוק מאוד והאוניות מחכות לגאות בכל בוקר צה״ל אמר כי לא־נכון שוב".split()
_ARABIC = "الميناء عميق جدا والسفن تنتظر المد كل صباح، قال المجلس إن القناة ضيقة".split()
_GREEK = "Το λιμάνι είναι βαθύ και τα πλοία περιμένουν την παλίρροια κάθε πρωί".split()
_CYRILLIC = "Порт глубок, и корабли ждут прилива каждое утро; ещё раз — всё-таки".split()
_CHINESE = (
    "港务局 在 三月 开会 决定 疏浚 航道 ， 。 、 船长 每天 早上 等待 涨潮 “ 深水 ” 没有 人 询问 渔民 的 意见 费用 四百万 "
    "2030 年 《 港口 评论 》 报道 R&D 东京 国务卿 布林肯 习近平 会见 了 冬天 的 风暴 以前"
).split()
_JAPANESE = (
    "港 は 深い ので 船 が 満潮 を 待つ 。 、 「 水先人 」 には 聞かない と 決めた 東京タワー へ 毎朝 航路 を 浚渫 "
    "する ことに なった ヨーロッパ の 会議 で 2030 年 まで の 費用 について 話し合いました しかし 誰も 反対 しなかった"
).split()
_THAI = (
    "ท่าเรือ ลึก มาก เรือ รอ น้ำขึ้น ทุก เช้า และ ไม่มี ใคร ถาม กัปตัน กฎหมาย ไทย ฉบับ ใหม่ มี ผล บังคับ ใช้ คณะกรรมการ "
    "ตัดสินใจ ขุด ร่องน้ำ ก่อน ฤดูหนาว ค่าใช้จ่าย สี่ ล้าน บาท ต่างๆ 2030 ปี"
).split()
_REFRAIN = "and so the tide comes in again, as it always did"


def article(seed: int, paragraphs: int = 12) -> list[str]:
    """Paragraphs with hyphens, commas, ampersands, quotes, diacritics, right-to-left text and repeated phrases."""
    chance = random.Random(seed)
    made: list[str] = []
    for number in range(paragraphs):
        pool = chance.choice([_LATIN] * 6 + [_HEBREW, _ARABIC, _GREEK, _CYRILLIC])
        words = [chance.choice(pool) for _ in range(chance.randint(14, 42))]
        if pool is _LATIN and chance.random() < 0.5:
            words.insert(chance.randrange(len(words)), _REFRAIN)
        if pool is _HEBREW and chance.random() < 0.5:
            words.insert(3, "R&D")
        made.append(" ".join(words))
        if number % 5 == 4:  # a paragraph that begins as one before it does
            made.append(" ".join(made[-2].split()[:9] + words[:9]))
    return made


def without_blanks(seed: int, paragraphs: int = 9) -> list[str]:
    """Paragraphs in Chinese, Japanese and Thai, whose words follow one another without blanks."""
    chance = random.Random(seed)
    made = []
    for number in range(paragraphs):
        pool = (_CHINESE, _JAPANESE, _THAI)[number % 3]
        phrases = ("".join(chance.choices(pool, k=chance.randint(9, 20))) for _ in range(3))
        made.append((" " if pool is _THAI else "").join(phrases))
    return made


def passages(text: Text, seed: int, number: int) -> list[Span]:
    """Spans of whole words: short ones, long ones, and some over several paragraphs."""
    chance = random.Random(seed)
    found: list[Span] = []
    starts = [0]
    for paragraph in text.paragraphs:
        starts.append(starts[-1] + len(paragraph) + 1)
    bounds = list(pairwise(starts))
    while len(found) < number:
        first = chance.randrange(len(bounds))
        last = min(len(bounds) - 1, first + chance.choice([0, 0, 0, 0, 1, 2]))
        heads = _words(text, bounds[first])
        tails = _words(text, bounds[last])
        start = chance.choice(heads)
        later = [word for word in tails if word.start >= start.start]
        end = later[min(len(later) - 1, chance.randint(0, 14))] if first == last else chance.choice(later)
        found.append(Span(start.start, end.end))
    return found


def _words(text: Text, bounds: tuple[int, int]) -> list[Span]:
    """Words between blanks, without the punctuation at their ends."""
    offset, words = bounds[0], []
    for word in text.whole[bounds[0] : bounds[1] - 1].split(" "):
        bare = word.rstrip(".,;:!?%)”’—").lstrip("(“‘—")
        if bare and bare[0].isalnum() and bare[-1].isalnum():
            start = offset + word.index(bare)
            words.append(Span(start, start + len(bare)))
        offset += len(word) + 1
    return words
