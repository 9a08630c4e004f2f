"""Word files (.docx, .docm) to Content, straight from the XML."""
