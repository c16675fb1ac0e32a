"""The transition rules in the order in which they take their spans; explicit markers come before bare verbs."""

from measures.extraction.transitions.rules import (
    becomes,
    from_into,
    from_to,
    from_toward,
    once_now,
    one_sign,
    pushed_to,
    toward,
    turned_into,
    turns_into,
)
from measures.extraction.transitions.rules.base import TransitionRule

RULES: tuple[TransitionRule, ...] = (
    turned_into.RULE,
    from_into.RULE,
    from_toward.RULE,
    from_to.RULE,
    toward.RULE,
    turns_into.RULE,
    becomes.RULE,
    pushed_to.RULE,
    once_now.RULE,
    one_sign.RULE,
)
