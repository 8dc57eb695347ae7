import pytest

from bench.origins import Pair, one_origin, read_pairs
from flows.core.origins import origins
from tests.making import a_document

WIRE = (
    "LISBON (Wire) - The central bank raised its main rate by a quarter of a point on Tuesday, saying that "
    "inflation in services remained too high. Governor Rita Moura said that further steps would depend on the "
    "data. The decision was taken by a vote of six to three, the closest in four years. Markets had expected it."
)
OWN = (
    "Borrowers face dearer loans after the central bank lifted its key rate on Tuesday. The governor, Rita Moura, "
    "told reporters that the bank would look at the data before it moved again. Three of nine members voted "
    "against the rise. Shares in Lisbon closed slightly lower."
)


def test_a_reprint_with_a_new_headline_and_a_cut_is_one_origin() -> None:
    first = a_document(WIRE, "wire.txt")
    reprint = a_document("Rates rise again\n\n" + WIRE.rsplit(".", 2)[0] + ".", "reprint.txt")
    assert origins([first, reprint]) == {first.id: first.id, reprint.id: first.id}


def test_two_own_reports_of_one_event_are_two_origins() -> None:
    first, second = a_document(WIRE), a_document(OWN)
    assert len(set(origins([first, second]).values())) == 2


def test_quoting_the_same_sentence_does_not_make_one_origin() -> None:
    quote = (
        "“We will not hesitate to act again if prices keep rising faster than wages,” Moura said. "
    )
    first, second = a_document(quote + WIRE), a_document(quote + OWN)
    assert len(set(origins([first, second]).values())) == 2


def test_a_chain_of_reprints_is_one_origin_named_by_its_first_document() -> None:
    documents = [a_document(OWN), *(a_document(f"Edition {n}\n\n{WIRE}") for n in "abc")]
    found = origins(documents)
    assert found[documents[0].id] == documents[0].id
    assert {found[d.id] for d in documents[1:]} == {documents[1].id}


def test_no_documents_no_origins() -> None:
    assert origins([]) == {}


@pytest.mark.parametrize("pair", read_pairs(), ids=lambda p: f"{p.id} {p.kind}")
def test_reprints_count_once_and_own_reports_each(pair: Pair) -> None:
    assert one_origin(pair) is pair.same_origin


def test_the_order_of_the_documents_does_not_matter() -> None:
    for pair in read_pairs():
        assert one_origin(Pair(pair.id, pair.same_origin, pair.kind, pair.second, pair.first)) is (
            pair.same_origin
        )


def test_one_address_is_one_origin_whatever_the_wording() -> None:
    address = "https://www.example.org/news/rates\n\n"
    first, second = a_document(f"The Echo\n\n{address}{WIRE}"), a_document(f"{address}{OWN}")
    assert first.url
    assert len(set(origins([first, second]).values())) == 1
