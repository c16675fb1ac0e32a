"""Who did something, in templates."""

from django import template

from web.people import name_of

register = template.Library()
register.filter("person", name_of)
