"""Text as read → text as meant, before anybody asks what it says: `repair` calls the other two."""
