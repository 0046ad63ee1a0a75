"""What an editor did to an article: which message became which, and whether its meaning changed."""
