"""The pages of the knowledge base, in Chinese and in English."""

from django.urls import path

from web.pages.alike import article_alike, basket_alike, measure_alike
from web.pages.articles import article_detail, article_list, articles_values
from web.pages.baskets import add_clip, basket_detail, basket_list, basket_shared, change_clip, export_basket
from web.pages.compare import compare
from web.pages.datasets import dataset_file, dataset_list
from web.pages.downloads import (
    export_article,
    export_articles,
    export_comparison,
    export_matrix,
    export_measures,
    export_reference,
)
from web.pages.draft_check import draft_check
from web.pages.feeds import feed_articles, feed_measures
from web.pages.figures import figure_list, figures_values
from web.pages.following import following, unsubscribe
from web.pages.help import help_page
from web.pages.home import home
from web.pages.matrix import matrix
from web.pages.measures import measure_detail, measure_list, measures_values
from web.pages.mentions import mention_list, mention_search
from web.pages.peers import region_peers
from web.pages.regions import region_detail, region_list
from web.pages.saved_searches import change_saved_search, open_saved_search, saved_search_list
from web.pages.search import search, suggest
from web.pages.source_files import source_file
from web.pages.themes import theme_detail, theme_list
from web.pages.transitions import transition_list

urlpatterns = [
    path("", home, name="home"),
    path("help/", help_page, name="help"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("searches/", saved_search_list, name="saved_search_list"),
    path("following/", following, name="following"),
    path("following/off/<str:key>/", unsubscribe, name="unsubscribe"),
    path("searches/<int:pk>/open/", open_saved_search, name="open_saved_search"),
    path("searches/<int:pk>/", change_saved_search, name="change_saved_search"),
    path("regions/", region_list, name="region_list"),
    path("regions/<str:code>/", region_detail, name="region_detail"),
    path("regions/<str:code>/peers/", region_peers, name="region_peers"),
    path("articles/", article_list, name="article_list"),
    path("articles/values/<slug:facet>/", articles_values, name="articles_values"),
    path("articles/<int:pk>/", article_detail, name="article_detail"),
    path("articles/<int:pk>/alike/", article_alike, name="article_alike"),
    path("measures/", measure_list, name="measure_list"),
    path("measures/values/<slug:facet>/", measures_values, name="measures_values"),
    path("measures/<int:pk>/", measure_detail, name="measure_detail"),
    path("measures/<int:pk>/alike/", measure_alike, name="measure_alike"),
    path("themes/", theme_list, name="theme_list"),
    path("themes/<slug:slug>/", theme_detail, name="theme_detail"),
    path("mentions/", mention_list, name="mention_list"),
    path("mentions/search/", mention_search, name="mention_search"),
    path("matrix/", matrix, name="matrix"),
    path("compare/", compare, name="compare"),
    path("downloads/", dataset_list, name="dataset_list"),
    path("figures/", figure_list, name="figure_list"),
    path("figures/values/<slug:facet>/", figures_values, name="figures_values"),
    path("check/", draft_check, name="draft_check"),
    path("baskets/", basket_list, name="basket_list"),
    path("baskets/clips/add/", add_clip, name="add_clip"),
    path("baskets/clips/<int:pk>/", change_clip, name="change_clip"),
    path("baskets/shared/<str:key>/", basket_shared, name="basket_shared"),
    path("baskets/<int:pk>/", basket_detail, name="basket_detail"),
    path("baskets/<int:pk>/alike/", basket_alike, name="basket_alike"),
    path("transitions/", transition_list, name="transition_list"),
    path("articles/export.<slug:extension>", export_articles, name="export_articles"),
    path("articles/<int:pk>/measures.<slug:extension>", export_article, name="export_article"),
    path("measures/export.<slug:extension>", export_measures, name="export_measures"),
    path("matrix/export.<slug:extension>", export_matrix, name="export_matrix"),
    path("compare/export.<slug:extension>", export_comparison, name="export_comparison"),
    path("baskets/<int:pk>/export.<slug:extension>", export_basket, name="export_basket"),
]
# Files for programs and feeds: in Chinese, under one address each, whatever the language of the page that leads to them.
file_patterns = [
    path("articles/feed.atom", feed_articles, name="feed_articles"),
    path("articles/<int:pk>/reference.<slug:extension>", export_reference, name="export_reference"),
    path("source-files/<int:pk>/", source_file, name="source_file"),
    path("measures/feed.atom", feed_measures, name="feed_measures"),
    path("downloads/<str:version>/<str:name>", dataset_file, name="dataset_file"),
]
