"""Dictionary and synonyms as XLSX or CSV, out of the admin and back in."""

from import_export.resources import ModelResource

from documents.search.models import DictionaryTerm, SynonymGroup


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
