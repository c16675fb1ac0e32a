"""Django's translate and blocktranslate, which read a Chinese page's sentences where they stand.

The Chinese is the source: nothing has to be looked up for it. Django's own nodes would, for each sentence of each row: with
them a comparison took a sixth longer. What a sentence counts stands in thousands where it is English.
"""

import re

from django.template import Context, Library, Node, NodeList
from django.template.base import FilterExpression, Parser, TextNode, Token, TokenType, VariableNode
from django.templatetags import i18n
from django.utils.translation import gettext

from regions.speaking import grouped, is_english

register = Library()
_LITERAL = re.compile(r'translate "([^"]*)"')


class Sentence(Node):
    """`{% translate "…" %}` without anything further."""

    def __init__(self, text: str) -> None:
        # A per cent sign stands doubled in a catalogue.
        self.text, self.message = text, text.replace("%", "%%")

    def render(self, context: Context) -> str:
        return gettext(self.message).replace("%%", "%") if is_english() else self.text


class Count(int):
    """A number that sentences are chosen by and say as pages say one."""

    def __str__(self) -> str:
        return grouped(int(self))


class Counter:
    """What a `{% blocktranslate count … %}` counts by."""

    def __init__(self, expression: FilterExpression) -> None:
        self.expression = expression

    def resolve(self, context: Context) -> object:
        number = self.expression.resolve(context)
        return Count(number) if isinstance(number, int) else number


class Block(Node):
    """`{% blocktranslate %}`: `source` is what stands inside, `node` looks it up."""

    def __init__(self, node: Node, values: dict[str, FilterExpression], source: NodeList) -> None:
        self.node, self.values, self.source = node, values, source

    def render(self, context: Context) -> str:
        if is_english():
            return str(self.node.render(context))
        with context.push(**{name: value.resolve(context) for name, value in self.values.items()}):
            return str(self.source.render(context))


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    literal = _LITERAL.fullmatch(token.contents)
    return Sentence(literal[1]) if literal else i18n.do_translate(parser, token)


@register.tag
def blocktranslate(parser: Parser, token: Token) -> Node:
    node = i18n.do_block_translate(parser, token)
    counted = {node.countervar: node.counter} if node.countervar else {}
    if counted:
        node.counter = Counter(node.counter)
    if node.asvar:
        return node
    return Block(node, {**node.extra_context, **counted}, _nodes(parser, node))


def _nodes(parser: Parser, node: Node) -> NodeList:
    """What stands inside, as the template would render it without the tag; trimmed as Django trims a message."""
    last = len(node.singular) - 1
    nodes = NodeList()
    for place, each in enumerate(node.singular):
        if each.token_type == TokenType.VAR:
            nodes.append(VariableNode(parser.compile_filter(each.contents)))
            continue
        text = re.sub(r"\s*\n\s*", " ", each.contents) if node.trimmed else each.contents
        text = text.lstrip() if node.trimmed and place == 0 else text
        nodes.append(TextNode(text.rstrip() if node.trimmed and place == last else text))
    return nodes
