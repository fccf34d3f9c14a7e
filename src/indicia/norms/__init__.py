"""Activity -> Findings: is it as agreed practice wants it?"""

from indicia.norms.calendar import calendar, without_agreement
from indicia.norms.checker import check

__all__ = ["calendar", "check", "without_agreement"]
