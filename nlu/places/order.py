"""Places whose parts do not stand from small to large: "Gò Vấp p8", "p8 hcm gò vấp", "hcm q1 bến nghé"."""

from collections.abc import Iterator

from nlu.places.containers import provinces
from nlu.places.gazetteer import Gazetteer
from nlu.places.parse import readings
from nlu.places.reading import Reading
from nlu.places.words import Words, moved

_LONGEST = 6


def in_order(gazetteer: Gazetteer, words: Words, found: list[Reading]) -> tuple[Words, list[Reading]]:
    """The text with its containers moved behind its commune, and how it reads then.

    Args:
        gazetteer: the names.
        words: the text.
        found: its readings as it stands, which leave something in front.

    Returns:
        The words in order and their readings, if all of the text makes sense so; else what was given.
    """
    for turned in _orders(gazetteer, words, found[0]):
        other = readings(gazetteer, turned)
        if other and other[0].start == 0 and all(one.commune and (one.district or one.province) for one in other):
            return turned, other
    return words, found


def _orders(gazetteer: Gazetteer, words: Words, reading: Reading) -> Iterator[Words]:
    size = len(words)
    fronts = range(1, min(reading.start, _LONGEST) + 1)
    if reading.district:
        for at in _province_starts(gazetteer, words, reading.start):
            yield moved(words, at, reading.start, size)
    elif reading.province:
        for at in _province_starts(gazetteer, words, size):
            yield from (moved(words, 0, front, at) for front in fronts if front < at)
    else:
        for front in fronts:
            turned = moved(words, 0, front, size)
            yield turned
            if size - front in _province_starts(gazetteer, turned, size):
                yield from (moved(turned, 0, inner, size - front) for inner in range(1, min(size - front, _LONGEST)))


def _province_starts(gazetteer: Gazetteer, words: Words, end: int) -> list[int]:
    return [at for province, at, _ in provinces(gazetteer, words, end, correct=False) if province and at]
