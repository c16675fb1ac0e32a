"""What a measure is called on pages."""
