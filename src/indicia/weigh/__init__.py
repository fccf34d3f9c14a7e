"""Reports -> Weighing: arithmetic only, on numpy alone; it knows neither text nor storage."""

from indicia.weigh.classic import as_matrix, inconsistency, no_ranking, ranking
from indicia.weigh.classic_verdict import matrix_of, scored, weigh_matrix
from indicia.weigh.weighing import Coverage, weigh

__all__ = [
    "Coverage",
    "as_matrix",
    "inconsistency",
    "matrix_of",
    "no_ranking",
    "ranking",
    "scored",
    "weigh",
    "weigh_matrix",
]
