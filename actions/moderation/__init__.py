"""What is done to keep a group safe."""
