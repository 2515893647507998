from django.apps import AppConfig


class Filings(AppConfig):
    name = "jiedui.office.filings"
    label = "filings"
    verbose_name = "快照与上报"

    def ready(self) -> None:
        from jiedui.office.filings.keeping import before_first_write
        from jiedui.office.registers.moments import before_write

        before_write.connect(before_first_write, dispatch_uid="before_first_write")
