"""What a line of the council's budget is called."""

from __future__ import annotations

from typing import Final

from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.speech import Speech, headed
from pipeline.domain.plan.budget import BudgetLine, Post
from pipeline.domain.values.text import Line, line

_FUNDS: Final = (Post.FROM_FUND, Post.TO_FUND)


def post_word(post: Post, speech: Speech) -> str:
    """Name a post as a heading or a line does."""
    return speech.words(phrase_key("post", post))


def label_of(row: BudgetLine, speech: Speech) -> Line:
    """Name a line in a table: by its description, or by its post; a fund's line says which way the money goes."""
    word = post_word(row.post, speech)
    if row.post in _FUNDS and row.description:
        return headed(f"{word}:", row.description)
    return line(row.description or word)


def name_of(line: BudgetLine, speech: Speech) -> str:
    """Name a fund inside a sentence."""
    return line.description or speech.words("post.fondet")
