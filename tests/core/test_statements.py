import pytest

from flows.core.statements import statements

TABLE = [
    # a subordinate clause with its own subject is a statement of its own
    (
        "While the bridge remains closed to lorries, the mayor said that buses would run from Monday.",
        (
            "The mayor said that buses would run from Monday.",
            "The bridge remains closed to lorries.",
        ),
    ),
    (
        "The company posted a record profit, even as sales in Europe fell by a tenth.",
        ("The company posted a record profit.", "Sales in Europe fell by a tenth."),
    ),
    # two things at one time, and a reporter's "while" that is not in the speaker's mouth
    (
        "Profits at the northern mill rose by a fifth, while the southern mill lost two million.",
        ("Profits at the northern mill rose by a fifth.", "The southern mill lost two million."),
    ),
    # a reporting participle gets its subject back
    (
        "Police said that two men were arrested near the station, adding that a third was still at large.",
        (
            "Police said that two men were arrested near the station.",
            "Police said that a third was still at large.",
        ),
    ),
    # a comment that trails behind a long sentence goes
    (
        "The regional court in Graz ruled on Wednesday that the city must repay more than three "
        "thousand households the fees that it had charged them since 2019, raising hopes in other towns.",
        (
            "The regional court in Graz ruled on Wednesday that the city must repay more than three "
            "thousand households the fees that it had charged them since 2019.",
        ),
    ),
]

WHOLE = [
    "The council rejected the plan.",
    "“While we wait, people suffer, even as money lies idle,” the bishop said.",  # a quotation is not cut
    "While visiting the plant, he praised its workers.",  # the clause has no subject of its own
    "She resigned, but will stay until May.",  # the second part has no subject
    "Although small, the island has two airports.",
    "The minister left early, saying nothing.",
    # what limits a statement, or is set against it, stays with it
    "The drug is closely related to aspirin, though the two are made by different firms.",
    "The bridge may carry lorries again, although the engineers advise against heavy loads.",
    "The bank posted a record profit, but its chairman put that down to one sale.",
    "Unemployment in Lugova fell to four percent, even though the mills closed in March.",
    "While unemployment in Lugova fell to four percent, most new jobs are part-time.",
    "Although the ferry passed its test in May, the harbour office has not licensed it.",
    "Though the union signed in June, drivers in Torr stayed at home.",
    "The harbour office in Lugova will let the ferry carry cars and lorries again from the first "
    "Monday of next month, with the two upper decks closed unless a second crew is hired.",
    "The mayor said the pool would open, unless the council in Torr votes against it.",
]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_a_sentence_is_cut_into_its_statements(sentence: str, expected: tuple[str, ...]) -> None:
    assert statements(sentence) == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_would_not_be_whole_is_not_cut(sentence: str) -> None:
    assert statements(sentence) == (sentence,)
