"""What flows from room to room: frozen dataclasses without behaviour, on the standard library alone."""
