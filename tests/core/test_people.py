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
