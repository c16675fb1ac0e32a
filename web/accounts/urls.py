from django.urls import path

from web.accounts import key_views, signing_in, views
from web.accounts.sso import cas, oidc

urlpatterns = [
    path("login/", signing_in.SignIn.as_view(), name="login"),
    path("admin/login/", signing_in.admin_login, name="admin_login"),
    path("login/oidc/", oidc.begin_oidc, name="oidc"),
    path("login/oidc/back/", oidc.oidc_back, name="oidc_back"),
    path("login/cas/", cas.begin_cas, name="cas"),
    path("login/cas/back/", cas.cas_back, name="cas_back"),
    path("account/", views.account, name="account"),
    path("settings/", views.settings_page, name="settings"),
    path("account/name/", views.name, name="account_name"),
    path("account/password/", views.password, name="account_password"),
    path("account/sessions/", views.end_others, name="account_sessions"),
    path("account/keys/", key_views.add_key, name="account_keys"),
    path("account/keys/<int:pk>/revoke/", key_views.end_key, name="account_key_revoke"),
    path("account/code/", views.code, name="account_code"),
    path("account/factor/", views.factor, name="account_factor"),
    path("account/factor/off/", views.factor_off, name="account_factor_off"),
    path("logout/", signing_in.SignOut.as_view(), name="logout"),
]
