#!/usr/bin/env python
"""Run administrative commands."""

import os
import sys

from config.problems import refuse_wrong_settings, telling_of_the_database


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    def run() -> None:
        execute_from_command_line(sys.argv)

    # The check tells by itself what is wrong, with an id each.
    if sys.argv[1:2] != ["check"]:
        refuse_wrong_settings()
    if "--traceback" in sys.argv:
        run()
    else:
        telling_of_the_database(run)


if __name__ == "__main__":
    main()
