"""What is remembered of what keeps a group safe."""
