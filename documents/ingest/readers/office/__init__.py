"""Word documents old and new, and the packages (ZIPs of XML) that they and other formats stand in."""
