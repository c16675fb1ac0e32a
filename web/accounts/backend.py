"""Accounts by name and password, as Django keeps them, with second factor and settings in the same question."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User


class AccountBackend(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("second_factor", "preference").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
