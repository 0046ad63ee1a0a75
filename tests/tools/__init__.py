"""Other people's tools write our catalogs, and ``extract`` takes them back."""
