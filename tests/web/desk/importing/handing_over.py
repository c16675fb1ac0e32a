"""A text that is handed over at the desk, and the ways in and on."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

TITLE = "云台县推进有效衔接的探索"
TEXT = f"""{TITLE}
林青山
云台县委农办主任

近年来，云台县坚持因地制宜，把巩固拓展脱贫攻坚成果同乡村振兴有效衔接摆在突出位置，取得积极成效。
一、发展特色产业。建设生态茶园60万亩，健全联农带农机制，带动农户持续增收，让群众更多分享产业增值收益。
二、健全监测机制。建立监测网格120个，动态帮扶易返贫户，坚决守住不发生规模性返贫的底线。
"""


def hand_over(client, *files, text=""):
    files = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse("desk:import_home"), {"files": files, "text": text}, follow=True)


def store(client, batch, status="draft"):
    return client.post(reverse("desk:import_store", args=[batch.pk]), {"status": status}, follow=True)
