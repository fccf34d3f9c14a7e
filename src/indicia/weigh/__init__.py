"""Reports -> Weighing: arithmetic only, on numpy alone; it knows neither text nor storage."""

from indicia.weigh.weighing import Coverage, weigh

__all__ = ["Coverage", "weigh"]
