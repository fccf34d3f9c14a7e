"""Activity -> Findings: is it as agreed practice wants it?"""

from indicia.norms.checker import check

__all__ = ["check"]
