"""The whole base as files: what is public, as a data package that programs read and another installation loads."""
