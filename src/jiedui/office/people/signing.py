"""Signing in: five wrong passwords lock a name for a quarter of an hour, thirty lock an address. Right ones clear the name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils import timezone

from jiedui.office.people.models import Attempt

WINDOW = timedelta(minutes=15)
PER_NAME, PER_ADDRESS = 5, 30


class Locked(Exception):
    """Too many wrong passwords; says when to try again."""


def signed_in(request: HttpRequest, name: str, password: str) -> Any:
    """The user, or None for a wrong name or password. Raises Locked without looking at the password."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    recent = Attempt.objects.filter(at__gt=timezone.now() - WINDOW)
    if recent.filter(name=name).count() >= PER_NAME or recent.filter(address=address).count() >= PER_ADDRESS:
        raise Locked(f"连续输错，已锁定。请 {WINDOW.seconds // 60} 分钟后再试，或请系统管理员重设密码")
    user = authenticate(request, username=name, password=password)
    if user is None:
        Attempt.objects.filter(at__lte=timezone.now() - WINDOW).delete()
        Attempt.objects.create(name=name[:150], address=address[:64], at=timezone.now())
        return None
    Attempt.objects.filter(name=name).delete()
    return user
