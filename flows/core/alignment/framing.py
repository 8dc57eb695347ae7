"""Words with which a summary introduces, joins or orders what it tells.

"The report describes various measures, including …": a text seldom has such words itself, so their
lack says nothing about whether it carries the claim.
"""

from __future__ import annotations

from flows.core.concepts import concepts

_INTRODUCE = """
discuss mention describe explain express suggest highlight emphasize emphasise state note talk
outline focus detail introduce present provide offer reveal address concern involve regard speak
say tell ask share contain consist comprise feature include
"""
_NAME_THE_TEXT = """
document article text author writer speaker narrator summary overview conversation discussion
dialogue meeting topic
"""
_NAME_WHO = "group team member participant host company firm individual person people"
_ORDER = """
various several certain diverse different multiple additional specific particular particularly
potential potentially overall due according respectively well however despite although though
additionally furthermore moreover nevertheless nonetheless also eventually ultimately finally
subsequently later then aim thing way type kind range variety array
"""

#: The concepts of these words.
FRAMING = frozenset(concepts(_INTRODUCE + _NAME_THE_TEXT + _NAME_WHO + _ORDER))
