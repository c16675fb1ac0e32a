from tests.model_server import says

__all__ = ["says"]
