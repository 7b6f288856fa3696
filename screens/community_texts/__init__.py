"""The words of a community, as those who change them see them."""
