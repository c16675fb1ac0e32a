"""Officials and sources as XLSX or CSV, out of the admin and back in."""

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from documents.models import Official, Source
from regions.models import Region


class OfficialResource(ModelResource):
    region = Field("region", "region", ForeignKeyWidget(Region, "code"))

    class Meta:
        model = Official
        fields = export_order = ["id", "name", "kind", "region"]
        clean_model_instances = True
        skip_unchanged = True


class SourceResource(ModelResource):
    class Meta:
        model = Source
        fields = export_order = ["id", "name", "homepage"]
        clean_model_instances = True
        skip_unchanged = True
