"""What officials talk about, as frozen values."""
