from flows.core.conflicts.disputes import Given, answer, disputes
from flows.core.records import Claim, Evidence


def claim(name: str, document: str, speaker: str | None = None) -> Claim:
    return Claim(name, name, speaker, (Evidence(document, 1, 0, 1, "x"),), ())


def grouped(claims: list[Claim], values: list[int]) -> list[list[list[int]]]:
    all_of_them = [range(len(claims))] * len(claims)
    return list(
        disputes(claims, lambda _i, _j: True, lambda i, j: values[i] == values[j], all_of_them)
    )


def test_positions_are_sorted_by_their_answer() -> None:
    claims = [claim(n, n) for n in "abcd"]
    assert grouped(claims, [1, 2, 1, 3]) == [[[0, 2], [1], [3]]]


def test_one_answer_is_no_dispute() -> None:
    assert grouped([claim(n, n) for n in "abc"], [1, 1, 1]) == []


def test_a_claim_does_not_differ_from_itself() -> None:
    assert grouped([claim("a", "d1"), claim("a", "d1")], [1, 2]) == []


def test_a_document_differs_from_itself_only_by_its_speakers() -> None:
    flat = [claim("a", "d1"), claim("b", "d1")]
    said = [claim("a", "d1", "the army"), claim("b", "d1", "the rebels")]
    assert grouped(flat, [1, 2]) == []
    assert grouped(said, [1, 2]) == [[[0], [1]]]


def test_an_answer_names_each_claim_speaker_and_document_once() -> None:
    given = [
        Given(claim("a", "d1", "the army"), "58"),
        Given(claim("b", "d1"), "at least 58"),
        Given(claim("c", "d2", "the army"), "58"),
    ]
    found = answer(given)
    assert found.value == "58"
    assert (found.claims, found.speakers, found.documents) == (
        ("a", "b", "c"),
        ("the army",),
        ("d1", "d2"),
    )
