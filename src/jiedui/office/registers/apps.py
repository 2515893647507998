from django.apps import AppConfig


class Registers(AppConfig):
    name = "jiedui.office.registers"
    label = "registers"
    verbose_name = "台账"
