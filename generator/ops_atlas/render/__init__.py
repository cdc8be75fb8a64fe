"""Entities to pages: addresses, texts, templates. What is printed here has been escaped here."""
