"""Kill work on the desk at random moments and look for anything lost, doubled or half-written.

`python -m tests.web.desk.kill_driver ROUNDS SEED` on the migrated, empty database of DATABASE_URL. Each round forks a
process that imports, reviews or publishes as the server or the worker would, and kills it (SIGKILL) after a random
while; then every invariant is checked. At the end the worker finishes what was begun, and all must be there once.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from io import StringIO

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from documents.models import Article, BatchState, ImportBatch, SourceFile, StagedArticle
from documents.search import index
from intake import batches
from intake.jobs.workers import requeue_lost_jobs
from measures.actions.themes import add_missing_themes
from measures.models import Measure
from measures.seeds import read_taxonomy
from regions.actions import add_missing_regions
from regions.seeds import read_regions
from tests.factories import make_account
from tests.forks import Fork

# Articles of a list, and how few of them one transaction stores here: most kills fall between two portions.
ROWS_A_LIST, PORTION = 8, 3
FILES_A_BATCH = 10  # more than the desk reads at once: the worker has its part
LONGEST_SECONDS = 1.5
VERBS = ("confirm", "edge", "merge", "split", "undo", "reject")
PLACES = ("云台", "青岭", "白河", "松溪", "石桥", "竹山", "柳溪", "枫林", "银杏", "麦积")


def text(number):
    county = f"{PLACES[number % len(PLACES)]}县"
    return (
        f"{county}推进有效衔接的第{number}次探索\n\n近年来，{county}坚持因地制宜，巩固拓展脱贫攻坚成果，取得积极成效，第{number}次总结如下。\n"
        f"一、发展特色产业。建设生态茶园{number}万亩，健全联农带农机制，带动农户持续增收，让群众分享产业增值收益。\n"
        f"二、健全监测机制。建立监测网格{number + 7}个，动态帮扶易返贫户，坚决守住不发生规模性返贫的底线。\n"
        f"三、培育技能人才。开展技能培训{number * 3}人次，帮助脱贫劳动力就近就业，带动农民增收致富。\n"
    ).encode()


def as_list(numbers):
    rows = (text(number).decode().split("\n", 1) for number in numbers)
    return "\n".join(json.dumps({"标题": title, "正文": body}) for title, body in rows).encode()


def hand_over(client, numbers):
    files = [SimpleUploadedFile(f"{number}.txt", text(number)) for number in numbers]
    listed = range(1_000_000 + numbers[0] * ROWS_A_LIST, 1_000_000 + (numbers[0] + 1) * ROWS_A_LIST)
    files.append(SimpleUploadedFile(f"{numbers[0]}.jsonl", as_list(listed)))
    client.post("/desk/import/", {"files": files, "text": ""})


def store_all(client):
    for batch in ImportBatch.objects.filter(state=BatchState.READY):
        client.post(f"/desk/import/{batch.pk}/store/", {"status": "draft"})


def review_at_random(client):
    for _ in range(60):
        measure = Measure.objects.order_by("?").first()
        if measure is None:
            return
        data = {
            "measure": measure.pk,
            "reason": "重复",
            "move": random.choice(["start:1:clause", "end:-1:clause", "end:1:sentence"]),
        }
        data["at"] = measure.start + measure.quote.find("，") + 1
        client.post(f"/desk/review/{measure.article_id}/{random.choice(VERBS)}/", data)
        client.post(f"/desk/article/{measure.article_id}/{random.choice(['publish', 'withdraw'])}/")


def work(user, job, numbers):
    """What the forked process does until it is killed."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    if job == "hand over":
        hand_over(client, numbers)
    elif job == "store":
        store_all(client)
    elif job == "worker":
        call_command("worker", batch=True)
    else:
        review_at_random(client)


def do(user, job, numbers, seconds=None):
    """Run the job in a process of its own and kill it after `seconds`; None lets it finish."""
    process = Fork(lambda: work(user, job, numbers))
    if seconds is not None:
        time.sleep(seconds)
        process.kill()
    process.wait()


def faults():
    """Everything that must never be, whatever was killed when."""
    found = []
    for article in Article.objects.all():
        rows = list(article.measures.order_by("position"))
        if [row.position for row in rows] != list(range(len(rows))):
            found.append(f"positions of article {article.pk}")
    found += [
        f"{n} times {sha}"
        for sha, n in Counter(Article.objects.values_list("body_sha256", flat=True)).items()
        if n > 1
    ]
    # Whatever runs beside it, a look at so little starts no processes of its own.
    index.WORTH_A_POOL, before = float("inf"), index.WORTH_A_POOL
    try:
        call_command("check_integrity", stdout=StringIO())
    except CommandError as error:
        found.append(str(error))
    finally:
        index.WORTH_A_POOL = before
    for row in StagedArticle.objects.filter(is_taken=True, stored=None, file__state="stored"):
        found.append(f"staged article {row.pk} of a stored file is not")
    stored = StagedArticle.objects.exclude(stored=None).values_list("stored", flat=True)
    # Articles of a bulk load have a key of their own, and no file.
    imported = Article.objects.filter(external_id=None)
    if sorted(stored) != sorted(imported.values_list("pk", flat=True)):
        found.append("articles and staged articles that are stored differ")
    if SourceFile.objects.filter(articles=None).exists():
        found.append("a file without its articles")
    if imported.filter(source_file=None).exists():
        found.append("an article without its file")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            found += [line for (line,) in cursor.execute("PRAGMA integrity_check") if line != "ok"]
    return found


def finish(user):
    """Let the worker and a curator do what is left."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    for _ in range(4):
        requeue_lost_jobs()
        for batch in ImportBatch.objects.filter(state__in=[BatchState.READING, BatchState.STORING]):
            client.post(f"/desk/import/{batch.pk}/again/")
        do(user, "worker", ())
        store_all(client)


def main(rounds, seed):
    random.seed(seed)
    batches.PORTION = PORTION
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    add_missing_regions(regions=read_regions(settings.SEEDS_DIR / "regions.csv"))
    user = make_account("shen", "审核")
    # One whole pass first: what is loaded once would take up the time in which the others are killed.
    work(user, "hand over", range(90, 90 + FILES_A_BATCH))
    finish(user)
    number = 100
    for turn in range(rounds):
        job = random.choice(("hand over", "store", "worker", "review"))
        numbers = range(number, number := number + FILES_A_BATCH) if job == "hand over" else ()
        do(user, job, numbers, random.uniform(0.02, LONGEST_SECONDS))
        requeue_lost_jobs()
        if found := faults():
            print(f"round {turn}, {job} killed:", *found, sep="\n")
            return 1
    finish(user)
    staged = StagedArticle.objects.filter(is_taken=True)
    left = staged.filter(stored=None).count()
    if found := faults() + ([f"{left} articles lost"] if left else []):
        print("at the end:", *found, sep="\n")
        return 1
    print(
        f"{rounds} kills: {Article.objects.count()} articles, {Measure.objects.count()} measures, nothing amiss"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
