"""What holds files of their own: ZIP archives and mails."""
