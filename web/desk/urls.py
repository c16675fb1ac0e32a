"""The addresses of the curation desk."""

from django.urls import path

from web.desk.articles import article_edit
from web.desk.bin import bin_list
from web.desk.briefs import brief, brief_ask, brief_file, brief_keep
from web.desk.drafts import draft_list, drafts_confirm, drafts_publish, drafts_take_back
from web.desk.history import article_history, article_restore, article_version, record_history, record_restore
from web.desk.home import home
from web.desk.importing.batches import (
    import_again,
    import_bad_rows,
    import_batch,
    import_discard,
    import_home,
    import_stop,
    import_store,
    import_take_back,
    region_suggestions,
)
from web.desk.importing.bookmarklet import bookmarklet, receive
from web.desk.importing.columns import import_columns
from web.desk.importing.cuts import import_cuts
from web.desk.importing.gathering import gather_now, gathering
from web.desk.importing.staged import staged_article, staged_join, staged_take
from web.desk.judging import judge, judged_file
from web.desk.orphans import orphan_detail, orphan_discard, orphan_list, orphan_reattach, orphan_reopen
from web.desk.publication import publish, to_draft, withdraw
from web.desk.queue import review_list
from web.desk.reprints import reprint_compare, reprint_decide, reprint_list
from web.desk.rereading import article_reading
from web.desk.review import review_act, review_detail

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("bookmarklet/", bookmarklet, name="bookmarklet"),
    path("receive/", receive, name="receive"),
    path("import/", import_home, name="import_home"),
    path("import/<int:pk>/", import_batch, name="import_batch"),
    path("import/<int:pk>/store/", import_store, name="import_store"),
    path("import/<int:pk>/again/", import_again, name="import_again"),
    path("import/<int:pk>/stop/", import_stop, name="import_stop"),
    path("import/<int:pk>/take-back/", import_take_back, name="import_take_back"),
    path("import/<int:pk>/discard/", import_discard, name="import_discard"),
    path("import/drafts/<int:pk>/", staged_article, name="staged_article"),
    path("import/drafts/<int:pk>/join/", staged_join, name="staged_join"),
    path("import/drafts/<int:pk>/take/", staged_take, name="staged_take"),
    path("import/files/<int:pk>/cuts/", import_cuts, name="import_cuts"),
    path("import/files/<int:pk>/columns/", import_columns, name="import_columns"),
    path("import/files/<int:pk>/bad-rows.csv", import_bad_rows, name="import_bad_rows"),
    path("gathering/", gathering, name="gathering"),
    path("gathering/<int:pk>/now/", gather_now, name="gather_now"),
    path("drafts/", draft_list, name="draft_list"),
    path("drafts/confirm/", drafts_confirm, name="drafts_confirm"),
    path("drafts/publish/", drafts_publish, name="drafts_publish"),
    path("drafts/take-back/", drafts_take_back, name="drafts_take_back"),
    path("briefs/", brief_ask, name="brief_ask"),
    path("briefs/<uuid:key>/", brief, name="brief"),
    path("briefs/<uuid:key>/keep/", brief_keep, name="brief_keep"),
    path("briefs/<uuid:key>/export.<slug:extension>", brief_file, name="brief_file"),
    path("regions/", region_suggestions, name="region_suggestions"),
    path("judge/<int:pk>/", judge, name="judge"),
    path("judged.jsonl", judged_file, name="judged_file"),
    path("review/", review_list, name="review_list"),
    path("review/<int:pk>/", review_detail, name="review_detail"),
    path("review/<int:pk>/<slug:verb>/", review_act, name="review_act"),
    path("article/<int:pk>/edit/", article_edit, name="article_edit"),
    path("article/<int:pk>/reading/", article_reading, name="article_reading"),
    path("article/<int:pk>/history/", article_history, name="article_history"),
    path("article/<int:pk>/history/<int:history_id>/", article_version, name="article_version"),
    path("article/<int:pk>/history/<int:history_id>/restore/", article_restore, name="article_restore"),
    path("article/<int:pk>/publish/", publish, name="publish"),
    path("article/<int:pk>/withdraw/", withdraw, name="withdraw"),
    path("article/<int:pk>/to-draft/", to_draft, name="to_draft"),
    path("history/<slug:kind>/<int:pk>/", record_history, name="record_history"),
    path("history/<slug:kind>/<int:history_id>/restore/", record_restore, name="record_restore"),
    path("orphans/", orphan_list, name="orphan_list"),
    path("orphans/<int:pk>/", orphan_detail, name="orphan_detail"),
    path("orphans/<int:pk>/reattach/", orphan_reattach, name="orphan_reattach"),
    path("orphans/<int:pk>/discard/", orphan_discard, name="orphan_discard"),
    path("orphans/<int:pk>/reopen/", orphan_reopen, name="orphan_reopen"),
    path("reprints/", reprint_list, name="reprint_list"),
    path("reprints/<int:pk>/", reprint_compare, name="reprint_compare"),
    path("reprints/<int:pk>/decide/", reprint_decide, name="reprint_decide"),
    path("bin/", bin_list, name="bin_list"),
]
