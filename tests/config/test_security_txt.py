def test_it_names_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "mailto:a@example.org"
    text = client.get("/.well-known/security.txt").text
    assert text.startswith("Contact: mailto:a@example.org\nExpires: 20")


def test_where_nobody_is_named_there_is_none(client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
