"""PDF files to Content, with PDFium for text, boxes and ruled lines."""
