"""The administrative tree as XLSX or CSV, out of the admin and back in."""

from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from regions.models import Region

FORMATS = [XLSX, CSV]


class RegionResource(ModelResource):
    parent = Field("parent", "parent", ForeignKeyWidget(Region, "code"))
    successor = Field("successor", "successor", ForeignKeyWidget(Region, "code"))

    class Meta:
        model = Region
        import_id_fields = ["code"]
        fields = export_order = [
            "code",
            "name",
            "short_name",
            "initials",
            "level",
            "parent",
            "is_active",
            "successor",
        ]
        clean_model_instances = True
        skip_unchanged = True
