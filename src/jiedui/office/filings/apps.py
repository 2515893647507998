from django.apps import AppConfig


class Filings(AppConfig):
    name = "jiedui.office.filings"
    label = "filings"
    verbose_name = "快照与上报"

    def ready(self) -> None:
        from django.db.models.signals import pre_save

        from jiedui.office.filings.keeping import before_first_write
        from jiedui.office.people.models import Entry

        pre_save.connect(before_first_write, sender=Entry, dispatch_uid="before_first_write")
