"""How the example is made, one file per owner's field."""
