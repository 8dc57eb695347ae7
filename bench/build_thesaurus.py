"""Rebuilds `flows/judges/thesaurus.txt` from WordNet 3.1's own `dict` folder.

    python -m bench.build_thesaurus DICT_FOLDER > flows/judges/thesaurus.txt

Only what the offline judge reads is kept: which single words share a common sense (or are formed
from one another), which are opposites, which are the wider word for another, and which are verbs
more often than not; all as stems.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from flows.core.concepts import base_stem

_SENSES = 3  # the commonest senses of a word; later ones are mostly curiosities
_VERB = "2"  # the part of speech in the key of a sense
_PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

Key = tuple[str, str]  # part of speech, offset
Pointer = tuple[str, Key, int, int]  # symbol, target, source word, target word (from 1; 0: all)
Synsets = dict[Key, tuple[list[str], list[Pointer]]]
Rows = set[tuple[str, ...]]


def _synsets(folder: Path) -> Synsets:
    found: Synsets = {}
    for part, name in _PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split("|")[0].split()
            words = int(fields[3], base=16)
            lemmas = [fields[4 + 2 * i].split("(")[0].casefold() for i in range(words)]
            at = 5 + 2 * words
            pointers = []
            for _ in range(int(fields[at - 1])):
                symbol, offset, to, places = fields[at : at + 4]
                target = ("a" if to == "s" else to, offset)
                pointers.append((symbol, target, int(places[:2], 16), int(places[2:], 16)))  # noqa: FURB166 - two numbers, no prefix
                at += 4
            found[part, fields[0]] = (lemmas, pointers)
    return found


def _common_senses(folder: Path) -> dict[str, list[Key]]:
    """Words met in WordNet's tagged texts, with their commonest senses."""
    counts: dict[str, int] = defaultdict(int)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        sense, _, _, count = line.split()
        counts[sense.split("%")[0]] += int(count)
    found: dict[str, list[Key]] = defaultdict(list)
    for part, name in _PARTS.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            if line.startswith(" ") or not fields[0].isalpha() or not counts[fields[0]]:
                continue
            offsets = fields[6 + int(fields[3]) :]
            found[fields[0]] += [(part, offset) for offset in offsets[:_SENSES]]
    return found


def _verbs(folder: Path) -> set[str]:
    """Stems that are verbs at least half of the time in WordNet's tagged texts."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        sense, _, _, count = line.split()
        word, _, kind = sense.partition("%")
        counts[base_stem(word)][kind[0] == _VERB] += int(count)
    return {stem for stem, (other, verb) in counts.items() if verb and verb >= other}


def _tables(folder: Path) -> tuple[Rows, Rows, dict[str, set[str]]]:
    """Groups that share a sense, pairs of opposites, and the wider words of each stem."""
    synsets, senses = _synsets(folder), _common_senses(folder)
    words: dict[Key, set[str]] = defaultdict(set)
    for word, keys in senses.items():
        for key in keys:
            words[key].add(base_stem(word))
    same: Rows = {tuple(sorted(stems)) for stems in words.values() if len(stems) > 1}
    opposite: Rows = set()
    wider: dict[str, set[str]] = defaultdict(set)
    for word, keys in senses.items():
        stem = base_stem(word)
        for symbol, target, to in _pointers(word, keys, synsets):
            others = words[target] - {stem}
            if symbol in {"!", "+"} and to and synsets[target][0][to - 1] in senses:
                pair = tuple(sorted({stem, base_stem(synsets[target][0][to - 1])}))
                if len(pair) > 1:
                    (opposite if symbol == "!" else same).add(pair)
            elif symbol == "&":
                same |= {tuple(sorted({stem, other})) for other in others}
            elif symbol == "@":
                wider[stem] |= others
    return same, opposite, wider


def _pointers(word: str, keys: list[Key], synsets: Synsets) -> Iterator[tuple[str, Key, int]]:
    """The pointers of a word's senses: those of the word, or of the whole sense."""
    for key in keys:
        lemmas, pointers = synsets[key]
        for symbol, target, source, to in pointers:
            if not source or lemmas[source - 1] == word:
                yield symbol, target, to


def main() -> None:
    """Print the table."""
    same, opposite, wider = _tables(Path(sys.argv[1]))
    print(Path(__file__).with_name("wordnet_licence.txt").read_text(encoding="utf-8").rstrip())
    for mark, rows in (("=", same), ("!", opposite)):
        for row in sorted(rows):
            print(mark, *row)
    for stem, others in sorted(wider.items()):
        if others:
            print("<", stem, *sorted(others))
    print("v", *sorted(stem for stem in _verbs(Path(sys.argv[1])) if stem.isalpha()))


if __name__ == "__main__":
    main()
