"""Teams reports: `imports` takes them in and asks, `counting` counts them."""
