"""The command's own surroundings: what it prints, what a person sees meanwhile, and Ctrl-C."""
