"""Mentions -> speakers, actors, places, dates; copies -> origins; mentions across pages -> one activity.

The verbs live in the modules that name them; `indicia.pipeline` calls them in order.
"""
