"""What stands above and below a text: its title, labels, bylines and credits."""
