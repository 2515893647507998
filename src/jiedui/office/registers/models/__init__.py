"""The registers, one file per owner's field."""

from jiedui.office.registers.models.books import Attestations, Closings, Targets, Tasks
from jiedui.office.registers.models.education import Students
from jiedui.office.registers.models.industry import Firms, Investments, Parks, Workshops
from jiedui.office.registers.models.keeping import Counter, Evidence, Habit, History
from jiedui.office.registers.models.labour import Classes, Jobs, Posts, Seats
from jiedui.office.registers.models.money import Allocations, Arrivals, Donations, Earmarks, Payments
from jiedui.office.registers.models.organisation import Meetings, Policies, Visits
from jiedui.office.registers.models.persons import Persons
from jiedui.office.registers.models.projects import Benefits, Demos, Facilities, Projects
from jiedui.office.registers.models.talent import Honours, Secondments
from jiedui.office.registers.models.trade import Fairs, Orders, Products

__all__ = [
    "Allocations",
    "Arrivals",
    "Attestations",
    "Benefits",
    "Classes",
    "Closings",
    "Counter",
    "Demos",
    "Donations",
    "Earmarks",
    "Evidence",
    "Facilities",
    "Fairs",
    "Firms",
    "Habit",
    "History",
    "Honours",
    "Investments",
    "Jobs",
    "Meetings",
    "Orders",
    "Parks",
    "Payments",
    "Persons",
    "Policies",
    "Posts",
    "Products",
    "Projects",
    "Seats",
    "Secondments",
    "Students",
    "Targets",
    "Tasks",
    "Visits",
    "Workshops",
]
