"""Single items as text: title, board with date and §, diary number, labelled sections."""
