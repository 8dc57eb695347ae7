"""The kinds of claims that are made: which are faithful and which hold one planted error."""

from __future__ import annotations

from bench.planting import faithful, figures, names, short, wording
from bench.planting.model import Maker

FAITHFUL: dict[str, Maker] = {
    "verbatim": faithful.verbatim,
    "clause left out": faithful.clause_left_out,
    "number in another form": faithful.number_in_other_form,
    "date in another form": faithful.date_in_other_form,
    "name in another form": faithful.name_in_other_form,
    "two sentences joined": faithful.two_joined,
    "reported speech kept": faithful.speech_kept,
    "short sentence": short.faithful,
    "short reported sentence": short.reported,
}
ERRORS: dict[str, Maker] = {
    "number": figures.number,
    "number of another thing": figures.number_of_another,
    "date": figures.date,
    "name": names.name,
    "role": names.role,
    "speaker dropped": names.speaker_dropped,
    "speaker swapped": names.speaker_swapped,
    "quotation altered": wording.quotation_altered,
    "negation": wording.negation,
    "antonym": wording.antonym,
    "hedge dropped": wording.hedge_dropped,
    "fact of another document": wording.other_document,
    "short: subject and object": short.swapped,
    "short: another verb": short.another_verb,
    "short: another actor": short.another_actor,
    "short: refusal lost": short.refusal_lost,
    "phrase of another sentence": short.phrase_added,
}
