"""The questions of the whole, each calling a pure view with only what it needs."""
