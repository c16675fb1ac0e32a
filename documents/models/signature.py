"""Stored signatures: what makes looking up near-duplicates a matter of forty index probes."""

from django.db import models


class BodySignature(models.Model):
    """Which body was signed and by which version of the signature; without bands where the body has no letters."""

    article = models.OneToOneField(
        "documents.Article",
        models.CASCADE,
        primary_key=True,
        related_name="body_signature",
        verbose_name="文章",
    )
    body_sha256 = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField("签名版本")

    class Meta:
        verbose_name = verbose_name_plural = "正文签名"

    def __str__(self) -> str:
        return f"{self.article_id}: {self.body_sha256[:12]}"


class SignatureBand(models.Model):
    """One band of an article's signature (see documents.same_text.signature); texts that share bands are compared."""

    signature = models.ForeignKey(
        BodySignature, models.CASCADE, related_name="bands", db_index=False, verbose_name="签名"
    )
    value = models.BigIntegerField("取值")

    class Meta:
        verbose_name = verbose_name_plural = "签名分段"
        constraints = [
            models.UniqueConstraint(fields=["signature", "value"], name="signature_band_once"),
        ]
        indexes = [models.Index(fields=["value", "signature"], name="signature_band_lookup")]

    def __str__(self) -> str:
        return f"{self.signature_id}: {self.value}"
