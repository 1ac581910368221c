"""How good are analysis and search? Figures over gold lemmas and judged queries."""
