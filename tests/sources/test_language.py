from __future__ import annotations

import pytest

from flows.sources.language import detect, name, reads_as_english

ENGLISH = [
    "He resigned.",
    "No one was hurt.",
    "Shares fell 3%.",
    "The talks failed.",
    "Real Madrid beat Bayern Munich 3-1.",
    "Tehrik-e-Taliban Pakistan denied that it had attacked Spin Boldak and Chaman.",
    "The chancellor said: “Wir schaffen das.” It became her best-known phrase.",
]

OTHERS = {
    "fr": "Le président a annoncé mardi sa démission après des semaines de manifestations.",
    "de": "Der Minister trat am Freitag zurück, nachdem die Gespräche gescheitert waren.",
    "es": "El presidente anunció el martes su dimisión tras semanas de protestas.",
    "it": "Il governo ha approvato ieri la nuova legge di bilancio per il prossimo anno.",
    "nl": "De regering heeft gisteren besloten dat de nieuwe wet is aangenomen.",
    "pt": "O presidente anunciou na terça-feira a sua demissão após semanas de protestos.",
    "pl": "Prezydent ogłosił we wtorek swoją rezygnację po tygodniach protestów.",
    "tr": "Cumhurbaşkanı haftalarca süren protestoların ardından salı günü istifa etti.",
    "ru": "Президент объявил во вторник о своей отставке.",
    "zh": "政府周二宣布总统辞职。",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_however_short(text: str) -> None:
    assert reads_as_english(detect(text), text)


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert detect(OTHERS[code]) == code
    assert not reads_as_english(code, OTHERS[code])


@pytest.mark.parametrize("text", ["Il a dit oui.", "Kabul Istanbul Mujahid", "123 456", "Привет"])
def test_what_cannot_be_told_is_not_taken_for_english(text: str) -> None:
    assert not reads_as_english(detect(text), text)


def test_languages_have_names_for_people() -> None:
    assert name("fr") == "French (fr)"
    assert name("xx") == "a language with the code xx"
