"""What is shown of certificates: `mine` to their doctors, `people` to organisers, `paper` as printed."""
