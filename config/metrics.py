"""What a monitor of the office reads: gauges in Prometheus's text format (version 0.0.4), made when they are asked for.

Everything comes from the database or the machine, so that any process of the site tells the same; nothing names a person.
"""

import hmac
import shutil
import time
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Min
from django.utils.timezone import now
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from config.readiness import readiness
from config.standbys import watch
from documents.backup.series import proven_in
from intake.jobs.workers import any_alive
from measures.models import Axis, Tally

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
STATUSES = (TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED)
# Name, help, and samples as ({label: value}, number).
Gauge = tuple[str, str, list[tuple[dict[str, str], float]]]


def is_let_in(authorization: str) -> bool:
    """Whether a request's header holds the key of the settings."""
    scheme, _, key = authorization.partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(
        key.strip().encode(), settings.METRICS_KEY.encode()
    )


def exposition() -> str:
    """The page; raises DatabaseError where the database is away."""
    return "".join(line for gauge in gauges() for line in _lines(*gauge))


def gauges() -> Iterator[Gauge]:
    found = readiness()
    yield "xianjie_problems", "What keeps readers away, as /readyz names it.", [({}, len(found.problems))]
    yield "xianjie_warnings", "What wants somebody's hand, as /readyz names it.", [({}, len(found.warnings))]
    free = shutil.disk_usage(settings.DATA_DIR).free
    yield "xianjie_disk_free_bytes", "Room where the data folder stands.", [({}, free)]
    backups = proven_in(settings.DATA_DIR / "backups")
    if backups:
        made = max(path.stat().st_mtime for path in backups)
        yield (
            "xianjie_backup_age_seconds",
            "Since the newest backup that was put back and compared, of those in the data folder's backups.",
            [({}, max(0, time.time() - made))],
        )
    yield (
        "xianjie_worker_alive",
        "Whether a worker of background jobs runs on this machine.",
        [({}, any_alive())],
    )
    yield from _standbys()
    yield from _jobs()
    yield from _collection()


def _standbys() -> Iterator[Gauge]:
    """As this process sees them; nothing where there are none."""
    if not settings.STANDBYS:
        return
    fit = watch().fit()
    samples = [({"standby": alias}, float(alias in fit)) for alias in settings.STANDBYS]
    yield "xianjie_standby_fit", "Whether visitors are sent to a standby of the database.", samples
    behind = [({"standby": alias}, lacking) for alias, lacking in watch().behind().items()]
    yield "xianjie_standby_behind_bytes", "How much of the primary's log a standby has not replayed.", behind


def _jobs() -> Iterator[Gauge]:
    jobs = DBTaskResult.objects.order_by().filter(status__in=STATUSES)
    counts = dict(jobs.values_list("status").annotate(Count("pk")))
    samples = [({"status": status.lower()}, counts.get(status, 0)) for status in map(str, STATUSES)]
    yield "xianjie_jobs", "Background jobs that wait, run or failed.", samples
    oldest = jobs.filter(status=TaskResultStatus.READY).aggregate(at=Min("enqueued_at"))["at"]
    waited = (now() - oldest).total_seconds() if oldest else 0
    yield "xianjie_job_waiting_seconds", "How long the oldest waiting job has waited.", [({}, waited)]


def _collection() -> Iterator[Gauge]:
    names = "articles drafts withdrawn measures confirmed rejected".split()
    whole = Tally.objects.along(Axis.TOTAL).everywhere().totals(*(f"all_{name}" for name in names))
    articles, drafts, withdrawn, measures, confirmed, rejected = (whole[f"all_{name}"] for name in names)
    of_articles = {"published": articles - drafts - withdrawn, "draft": drafts, "withdrawn": withdrawn}
    of_measures = {
        "candidate": measures - confirmed - rejected,
        "confirmed": confirmed,
        "rejected": rejected,
    }
    for name, counts in (("articles", of_articles), ("measures", of_measures)):
        samples = [({"status": status}, count) for status, count in counts.items()]
        yield f"xianjie_{name}", f"All {name} by status.", samples


def _lines(name: str, told: str, samples: list[tuple[dict[str, str], float]]) -> Iterator[str]:
    yield f"# HELP {name} {told}\n# TYPE {name} gauge\n"
    for labels, number in samples:
        within = ",".join(f'{label}="{value}"' for label, value in labels.items())
        yield f"{name}{{{within}}} {float(number):.15g}\n" if within else f"{name} {float(number):.15g}\n"
