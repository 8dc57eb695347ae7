from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from flows.core.words import content_stems, stem, tokens


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in tokens(text))


def test_a_word_keeps_its_inner_marks_and_loses_its_possessive() -> None:
    assert [t.text for t in tokens("Pakistan’s cease-fire cost $3.5m in the U.S. by 10%.")][:2] == [
        "Pakistan’s",
        "cease-fire",
    ]
    assert stem("Pakistan’s") == stem("Pakistan")
    assert stem("cease-fire") == stem("ceasefire")


def test_stop_words_carry_no_content() -> None:
    assert content_stems("It was the best of them") == ("best",)


def test_stems_are_the_same_in_every_thread() -> None:
    words = [
        f"{base}{end}"
        for base in ("negotiat", "celebrat", "investigat")
        for end in ("ed", "ing", "ions")
    ]
    words += [f"{w}x{i}" for i in range(2_000) for w in ("running", "happily", "relational")]
    stem.cache_clear()
    alone = [stem(w) for w in words]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(stem, words))
    assert together == alone
