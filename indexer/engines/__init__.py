"""The engines by name. A new engine is one module and one line here (docs/new-engine.md)."""
