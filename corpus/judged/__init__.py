"""Judged queries over the samples of this folder, and the documents that they are asked of."""
