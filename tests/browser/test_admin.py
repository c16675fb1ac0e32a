from django.contrib.auth.models import User


def test_all_columns_of_an_export_are_chosen_and_left_out_at_once(client, open_page, world):
    client.force_login(User.objects.create_superuser("root", password=None))
    page = open_page(client)
    page.goto("/admin/regions/region/export/")
    boxes = page.locator(".selectable-field-export-row input[type=checkbox]:not(.select-toggle)")
    assert boxes.count() > 3
    page.get_by_label("全选").uncheck()
    assert not any(box.is_checked() for box in boxes.all())
    page.get_by_label("全选").check()
    assert all(box.is_checked() for box in boxes.all())
