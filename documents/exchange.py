"""Officials, sources, dictionary and synonyms as XLSX or CSV, out of the admin and back in."""

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from documents.models import DictionaryTerm, Official, Source, SynonymGroup
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


class DictionaryTermResource(ModelResource):
    class Meta:
        model = DictionaryTerm
        import_id_fields = ["term"]
        fields = export_order = ["term", "is_active", "note"]
        clean_model_instances = True
        skip_unchanged = True


class SynonymGroupResource(ModelResource):
    class Meta:
        model = SynonymGroup
        fields = export_order = ["id", "terms", "narrower", "is_active"]
        clean_model_instances = True
        skip_unchanged = True
