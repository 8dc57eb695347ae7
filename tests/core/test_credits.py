import pytest

from flows.core.credits import credited
from tests.making import a_document

BODY = "A footbridge over the river collapsed on Tuesday, injuring eleven people, the town said."
TABLE = [
    (f"LISBON (Reuters) - {BODY}", {"reuters"}),
    (f"TORR, March 11 (AFP) — {BODY}", {"afp"}),
    (f"{BODY}\n\nSource: Associated Press", {"ap"}),
    (f"{BODY}\n\nWith reporting by Agence France-Presse.", {"afp"}),
    (f"By our staff and Reuters\n\n{BODY}", {"reuters"}),
    (BODY, set()),
    (f"{BODY} The mayor (Holm) told Reuters that the town was poor.", set()),
]


@pytest.mark.parametrize(("text", "names"), TABLE)
def test_the_agency_is_read_where_newspapers_print_it(text: str, names: set[str]) -> None:
    assert credited(a_document(text)) == names
