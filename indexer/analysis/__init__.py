"""Text to tokens: Finnish morphology (Voikko), Swedish stems, identifiers by rule."""
