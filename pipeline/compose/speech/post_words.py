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
    word, description = post_word(row.post, speech), speech.say(row.description)
    if row.post in _FUNDS and description:
        return headed(f"{word}:", description)
    return description or line(word)


def name_of(row: BudgetLine, speech: Speech) -> Line:
    """Name a fund inside a sentence."""
    return speech.say(row.description) or speech.fill("post.fondet")
