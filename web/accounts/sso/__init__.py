"""Signing in at the office's own identity provider: OpenID Connect and CAS; accounts of the site stay beside it.

Off unless the settings name a provider (extra `sso`). `linking` says whose account an identity is, `entering` opens the session.
"""
