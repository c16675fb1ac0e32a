"""The addresses of the curation desk."""

from django.urls import path

from measures.desk.home import home
from measures.desk.publication import publish, to_draft, withdraw
from measures.desk.queue import review_list
from measures.desk.review import review_act, review_detail

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("review/", review_list, name="review_list"),
    path("review/<int:pk>/", review_detail, name="review_detail"),
    path("review/<int:pk>/<slug:verb>/", review_act, name="review_act"),
    path("articles/<int:pk>/publish/", publish, name="publish"),
    path("articles/<int:pk>/withdraw/", withdraw, name="withdraw"),
    path("articles/<int:pk>/to-draft/", to_draft, name="to_draft"),
]
