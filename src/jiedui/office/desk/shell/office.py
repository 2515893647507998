"""Django's admin for the system administrator: accounts and units, never a row or a figure (those pass the one gate)."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin, TabularInline
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jiedui.office.people import policy
from jiedui.office.people.models import Account, Keeping, Unit


class OfficeSite(AdminSite):
    site_header = site_title = "结对：账号与单位"
    index_title = "账号与单位"
    site_url = None

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.register(User, Users)
        self.register(Unit, Units)

    def has_permission(self, request: HttpRequest) -> bool:
        """Only the role decides; Django's own flags give nothing."""
        return policy.may(request.user, "accounts")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("/" if request.user.is_authenticated else "/login?next=/admin/")


class Allowed:
    """Whoever is in may do everything here: the site has asked the policy already."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return policy.may(request.user, "accounts")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.may(request.user, "accounts")

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class AccountInline(Allowed, TabularInline):
    model = Account
    extra = 0
    max_num = 1
    can_delete = False


class KeepingInline(Allowed, TabularInline):
    model = Keeping
    extra = 1


class Users(Allowed, UserAdmin):
    inlines = (AccountInline,)
    list_display = ("username", "first_name", "is_active", "last_login")
    list_filter = ("is_active", "account__role")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("本人", {"fields": ("first_name", "email")}),
        ("状态", {"fields": ("is_active", "last_login", "date_joined")}),
    )
    filter_horizontal = ()


class Units(Allowed, ModelAdmin):
    list_display = ("name", "area", "filler")
    search_fields = ("name", "area")
    inlines = (KeepingInline,)


site = OfficeSite()
