"""OPS-atlas: structured cases of Danish public-private collaboration, rendered as one cross-linked atlas."""

__version__ = "0.1.0"
