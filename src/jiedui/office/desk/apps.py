from django.apps import AppConfig


class Desk(AppConfig):
    name = "jiedui.office.desk"
    label = "desk"
    verbose_name = "工作台"
