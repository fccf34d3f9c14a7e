"""Knowledge as data: read-only tables with their loaders, validated when they are loaded."""
