"""The registers on the screen: lists, rows, their export, and the one way to see a whole ID number."""
