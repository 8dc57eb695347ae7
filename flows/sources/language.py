"""Which language a text is in, told with care when it is short."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from flows.core.words import listed

_SAMPLE = 20_000  # characters; more does not change the answer
_LATIN_SHARE = 0.5  # of the letters
_SURE = 0.9  # the classifier's probability that we believe against the English words
_GUESS = 0.4  # below this probability it is naming any language at all
_SHORT = 60  # letters; below, the classifier guesses
_ENGLISH_SHARE = 0.2  # English prose is two fifths such words; other languages stay below a tenth
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Frequent words of English that are rare in other languages of the Latin script.
_ENGLISH = listed("""
    the and of to that with for by from has have had were are been said who which this their
    they she his her after but would will about not it its as at on is was be or than when
    there he no one an we you your our what more people two were over into could should new
""")
#: Those of them that Dutch, German or a Romance language writes the same way.
_SHARED = listed("""
    is was he we an at as no on over or for were are has had it of to be new
""")
_CHINESE = frozenset({"gan", "hak", "lzh", "nan", "wuu", "yue"})  # as the classifier divides it
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; "und" if it cannot be told.

    Short texts and lists of names mislead any classifier, so English function words outweigh it,
    and a doubtful text in the Latin script is undetermined rather than foreign.
    """
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "und"
    code, sureness = _classifier().classify(sample)
    code = "zh" if code in _CHINESE else code
    if not _is_latin(letters):
        return "und" if code == "en" else str(code)
    words = [w.casefold() for w in _WORD.findall(sample)]
    share = sum(w in _ENGLISH for w in words) / max(len(words), 1)
    distinct = len(_ENGLISH.intersection(words))
    if code == "en" or (share >= _ENGLISH_SHARE and distinct > 1):
        return "en"
    doubtful = distinct > 1 and (sureness < _SURE or len(letters) < _SHORT)
    if doubtful or sureness < _GUESS:
        return "und"
    return str(code)


def reads_as_english(code: str, text: str) -> bool:
    """Whether the gates may read it: English, or undetermined with English words in it."""
    if code != "und":
        return code == "en"
    sample = text[:_SAMPLE]
    words = {w.casefold() for w in _WORD.findall(sample)}
    return bool(words & _ENGLISH - _SHARED) and _is_latin([c for c in sample if c.isalpha()])


def name(code: str) -> str:
    """The language for people: "French (fr)"."""
    known = _NAMES.get(code)
    return f"{known} ({code})" if known else f"a language with the code {code}"


def _is_latin(letters: list[str]) -> bool:
    latin = sum(1 for c in letters if "LATIN" in unicodedata.name(c, ""))
    return latin > _LATIN_SHARE * len(letters)


@lru_cache(maxsize=1)
def _classifier() -> Any:  # noqa: ANN401  # py3langid has no types
    # Imported here: it loads numpy and a model, and `--help` needs neither.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # type: ignore[no-untyped-call]
