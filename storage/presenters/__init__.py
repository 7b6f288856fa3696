"""What is remembered of presenters: `standings` for the draw, `slots` for what came of it."""
