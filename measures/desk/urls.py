"""The addresses of the curation desk."""

from django.urls import path

from measures.desk.home import home
from measures.desk.queue import review_list
from measures.desk.review import review_act, review_detail

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("review/", review_list, name="review_list"),
    path("review/<int:pk>/", review_detail, name="review_detail"),
    path("review/<int:pk>/<slug:verb>/", review_act, name="review_act"),
]
