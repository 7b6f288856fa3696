"""Anonymous questions: asked, decided, answered, closed. Who asks is never kept but under seal."""
