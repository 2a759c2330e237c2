"""The nouns that travel between the rooms: frozen, no I/O, standard library only."""
