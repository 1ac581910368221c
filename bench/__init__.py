"""How quick is it? Measures the real commands over generated items; never part of the tests."""
