"""Who signs in and how: password, second factor, open sessions, and the log of what concerns the site's safety."""
