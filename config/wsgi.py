"""The WSGI application that config.listener serves; it ends the process where a setting is wrong."""

import os

from django.core.wsgi import get_wsgi_application

from config.problems import refuse_wrong_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
refuse_wrong_settings()
application = get_wsgi_application()
