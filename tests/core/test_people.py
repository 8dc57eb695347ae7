import pytest

from flows.core.facts import read_facts
from flows.core.people import full_name, holder, is_person
from tests.making import a_document


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Lena Okafor resigned.", "Lena Okafor"),
        ("Finance Minister Jonas Brandt resigned.", "Jonas Brandt"),
    ],
)
def test_a_given_and_a_family_name_or_a_role_make_a_person(text: str, person: str) -> None:
    assert [n.core for n in read_facts(text).names if is_person(n, text)] == [person]


@pytest.mark.parametrize(
    "text",
    [
        "The Transit Workers Union called a strike.",
        "Pakistan closed the border.",
        "The United Nations urged restraint.",
        "Kestrel Chamber of Commerce members met.",
    ],
)
def test_countries_and_institutions_are_nobody(text: str) -> None:
    assert not [n.core for n in read_facts(text).names if is_person(n, text)]


def test_the_full_name_is_the_fullest_that_the_document_gives() -> None:
    document = a_document("Maria Elena Keller spoke first. Keller left early.")
    assert full_name(document, "Keller") == "Maria Elena Keller"
    assert full_name(document, "Brandt") == "Brandt"


def test_a_role_is_resolved_to_its_holder() -> None:
    document = a_document("Police spokesman Ivo Marek gave few details. The police spokesman left.")
    found = holder(document, "the police spokesman")
    assert found == ("the police spokesman Ivo Marek", 1)
    assert holder(document, "the mayor") is None
    assert holder(document, "") is None


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Harbour council leader Nora Whitlock opened an inquiry.", "the council"),
        ("Health ministry spokesman Pavel Dorn thanked the nurses.", "the ministry"),
        ("Shipping company chief Ines Varga sold her shares.", "the company"),
    ],
)
def test_an_institution_is_no_office_and_nobody_speaks_as_it(told: str, speaker: str) -> None:
    assert (
        holder(a_document(f"The loss is 4 million euros, {speaker} said. {told}"), speaker) is None
    )


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Former minister Jonas Brandt wrote a book.", "the minister"),
        ("The minister's spokesman Ivo Marek gave few details.", "the minister"),
        ("Finance Minister Ada Quist and Transport Minister Karl Vest met.", "the minister"),
    ],
)
def test_another_office_or_one_that_two_people_hold_names_nobody(told: str, role: str) -> None:
    assert holder(a_document(told), role) is None
