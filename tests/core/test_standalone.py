import pytest

from flows.core.standalone import (
    leans_on_context,
    make_stand,
    starts_definite,
)
from tests.making import a_document

LEANING = [
    "However, underlying issues persist.",
    "He added that the talks would go on.",
    "This marks a change of course.",
    "They were released on Sunday.",
    "These clashes were halted by mediation.",
    "“We will not give in.”",
    "The latter declined to comment.",
    # "I" is the writer, whom the text alone does not name
    "The ferry line said in May that nine routes would go, and I counted twelve.",
    "The mill on the Torr closed in 2019, my father’s last year there.",
    "Ivo Marek said that the truce has not been broken by us so far.",
    "On Monday, we’ve learned, the court freed Lena Okafor.",
    "In Paris I met the designer Karl Vest.",
]
STANDING = [
    "The council rejected the plan.",
    "Police said that two men were arrested.",
    "“We will not give in,” said Maria Keller.",
    "Thirty people were hurt when a bus overturned near Split.",
    "Theresa Okoye won the race.",  # starts with the letters of a pronoun
    "Heavy rain closed the pass.",
    "“I counted twelve, and we told them,” said Maria Keller.",
    "Maria Keller said that the bridge was “our last way out”.",
    "The bridge, built after World War I, was closed by US engineers.",
    "Doctors in Torr treated forty people with type I diabetes.",
    "A statue of King Charles I was moved to Torr.",
    "The architect I. M. Pei drew the museum in Torr.",
    "A lorry overturned on the I-95 near Torr on Monday.",
]


@pytest.mark.parametrize("text", LEANING)
def test_what_only_its_neighbours_explain_leans(text: str) -> None:
    assert leans_on_context(text)


@pytest.mark.parametrize("text", STANDING)
def test_a_sentence_that_says_who_and_what_stands(text: str) -> None:
    assert not leans_on_context(text)


def test_he_becomes_the_speaker_before_and_the_naming_sentence_is_context() -> None:
    document = a_document(
        "Finance Minister Jonas Brandt said that taxes would not rise. He added that the deficit was falling."
    )
    standing = make_stand(document, document.sentence(2))
    assert standing.text == "Jonas Brandt said that the deficit was falling."
    assert standing.context == (1,)
    assert not standing.leans


def test_a_surname_gets_the_full_name_that_the_document_gives() -> None:
    document = a_document(
        "The chief engineer, Lena Okafor, inspected the dam on Friday. Okafor said that the wall was sound."
    )
    assert (
        make_stand(document, document.sentence(2)).text
        == "Lena Okafor said that the wall was sound."
    )


def test_a_surname_that_two_people_share_is_left_as_it_is() -> None:
    document = a_document(
        "Ali Khan met Imran Khan in Lahore on Monday. Khan said that the meeting was useful."
    )
    assert (
        make_stand(document, document.sentence(2)).text == "Khan said that the meeting was useful."
    )


def test_they_becomes_the_subject_of_the_sentence_before() -> None:
    document = a_document(
        "The striking miners blocked the main road on Tuesday. They demanded a meeting with the owners."
    )
    standing = make_stand(document, document.sentence(2))
    assert standing.text == "The striking miners demanded a meeting with the owners."
    assert standing.context == (1,)


def test_a_long_number_is_read_at_once() -> None:
    document = a_document(f"{'1' * 60}s were sold in Torr. Two of them were lost.")
    assert make_stand(document, document.sentence(2)).text.startswith("Two of the 1")


def test_a_sentence_in_the_first_person_leans_however_it_is_read() -> None:
    document = a_document(
        "The mayor, Ada Quist, opened the pool on Monday. She added that we should all go."
    )
    assert make_stand(document, document.sentence(2)).leans


def test_he_without_anybody_to_be_still_leans() -> None:
    document = a_document("The weather was fine in the north. He went home early that day.")
    assert make_stand(document, document.sentence(2)).leans


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The blaze broke out in Torr.", True),
        ("The company fired Anna Reiss.", True),
        ("The finding contradicts the ministry in Torr.", True),
        ("The council of Tarnow approved the bridge.", False),
        ("The death toll of the flood in Lugova has climbed to 31.", False),
        ("The nurse Moira Daly was jailed for six years.", False),
        ("A fire in Torr killed two people.", False),
    ],
)
def test_what_is_taken_as_known_is_told_from_what_says_what_it_is(
    text: str, *, definite: bool
) -> None:
    assert starts_definite(text) is definite


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        # an "it" that says something is the body that spoke in the sentence before
        (
            "The Food Authority said that Lunova was closed. Twelve infants have fallen ill, it said.",
            "Twelve infants have fallen ill, the Food Authority said.",
        ),
        (
            "The harbour office said the pier was safe. It urged visitors to stay off the wall.",
            "The harbour office urged visitors to stay off the wall.",
        ),
        ("Jonas Brekke won on Sunday. Brekke will take office in May.", "Jonas Brekke will take office in May."),
        ("Adrian Finch was jailed. His lawyer, Gareth Pell, said that Finch would appeal.", "Gareth Pell said that Finch would appeal."),
        ("Torr is cold. It was the player's agent who called first, Ek said.", "It was the player's agent who called first, Ek said."),
        ("But 14 babies have been made ill. One of them, a girl from Torr, died on Thursday.", "One of the babies, a girl from Torr, died on Thursday."),
        ("Some 40 fishermen were rescued. Most of them went home.", "Most of the fishermen went home."),
        ("The rink shut. “It is over,” said the chairman, Robert Vane.", "“It is over,” said the chairman, Robert Vane."),
    ],
)  # fmt: skip
def test_what_can_be_named_without_a_guess_is_named(text: str, standing: str) -> None:
    document = a_document(text)
    made = make_stand(document, document.sentences[-1])
    assert made.text == standing
    assert not made.leans


@pytest.mark.parametrize(
    "text",
    [
        # the tunnel, the collapse or the quake: nobody can tell
        "The tunnel collapsed on Monday after a quake. It blocked the main shaft of the mine.",
        "Karl Vest met Ada Quist. The former said so in May.",
        "Karl Vest wrote to the bank. The Torr-based company denied the charge.",
        "Torr is cold. The finding contradicts the ministry.",
        # "she" is whose daughter-in-law Vance is
        "Maria Lunn died. Her daughter-in-law, Ann Vance, said that she died of a stroke.",
        "Mina Farrow won. “We thank the villagers who never gave up.”",
    ],
)
def test_what_could_be_several_things_still_leans(text: str) -> None:
    document = a_document(text)
    assert make_stand(document, document.sentences[-1]).leans
