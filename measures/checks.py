"""System checks of the models under seeds/models/."""

from django.core import checks

from documents.search.tokenizer import shipped_fingerprint
from documents.text.model_files import MODELS, load_facts


@checks.register
def models_read_words_as_trained(app_configs, **kwargs):
    """measures.W001: a model was trained on words that the shipped dictionary now cuts otherwise."""
    return [
        checks.Warning(
            f"模型 {path.stem} 是按另一版词典或分词程序训练的，归类和切分会不准。",
            hint="运行 make train 重新训练，或换回训练时的 seeds/dictionary.txt 与 jieba。",
            id="measures.W001",
        )
        for path in sorted(MODELS.glob("*.toml"))
        if load_facts(path.stem)["tokenizer"] != shipped_fingerprint()
    ]
