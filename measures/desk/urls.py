"""The addresses of the curation desk."""

from django.urls import path

from measures.desk.home import home
from measures.desk.imports import (
    import_again,
    import_bad_rows,
    import_batch,
    import_discard,
    import_home,
    import_store,
    region_suggestions,
)
from measures.desk.publication import publish, to_draft, withdraw
from measures.desk.queue import review_list
from measures.desk.review import review_act, review_detail
from measures.desk.staged import staged_article, staged_join, staged_take

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("import/", import_home, name="import_home"),
    path("import/<int:pk>/", import_batch, name="import_batch"),
    path("import/<int:pk>/store/", import_store, name="import_store"),
    path("import/<int:pk>/again/", import_again, name="import_again"),
    path("import/<int:pk>/discard/", import_discard, name="import_discard"),
    path("import/drafts/<int:pk>/", staged_article, name="staged_article"),
    path("import/drafts/<int:pk>/join/", staged_join, name="staged_join"),
    path("import/drafts/<int:pk>/take/", staged_take, name="staged_take"),
    path("import/files/<int:pk>/bad-rows.csv", import_bad_rows, name="import_bad_rows"),
    path("regions/", region_suggestions, name="region_suggestions"),
    path("review/", review_list, name="review_list"),
    path("review/<int:pk>/", review_detail, name="review_detail"),
    path("review/<int:pk>/<slug:verb>/", review_act, name="review_act"),
    path("article/<int:pk>/publish/", publish, name="publish"),
    path("article/<int:pk>/withdraw/", withdraw, name="withdraw"),
    path("article/<int:pk>/to-draft/", to_draft, name="to_draft"),
]
