"""Parsed page -> attributions, activities, transparency facts, reasons, judgements, observations.

One phenomenon, one module; each has one verb of the phenomenon's name, which
`indicia.pipeline` calls in order. The verbs are not gathered here, because a
function and its module would fight over one name.
"""
