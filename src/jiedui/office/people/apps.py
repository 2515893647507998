from django.apps import AppConfig


class People(AppConfig):
    name = "jiedui.office.people"
    label = "people"
    verbose_name = "地区与单位"
