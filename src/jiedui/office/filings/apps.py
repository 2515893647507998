from django.apps import AppConfig


class Filings(AppConfig):
    name = "jiedui.office.filings"
    label = "filings"
    verbose_name = "快照与上报"
