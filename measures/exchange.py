"""Themes and their groups as XLSX or CSV, out of the admin and back in."""

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import CharWidget, ForeignKeyWidget

from measures.models import Theme, ThemeGroup


class ThemeGroupResource(ModelResource):
    class Meta:
        model = ThemeGroup
        import_id_fields = ["slug"]
        fields = export_order = ["slug", "name", "name_en", "order"]
        clean_model_instances = True
        skip_unchanged = True


class ThemeResource(ModelResource):
    group = Field("group", "group", ForeignKeyWidget(ThemeGroup, "slug"))
    # An empty cell is an empty text; without this a text field would take it for NULL.
    covers = Field("covers", "covers", CharWidget(allow_blank=True))

    class Meta:
        model = Theme
        import_id_fields = ["slug"]
        fields = export_order = ["slug", "name", "name_en", "group", "revitalization", "covers", "order"]
        clean_model_instances = True
        skip_unchanged = True
