"""The engine of a cluster: OpenSearch, for when one machine is not enough.

A generation is a pair of indices in the cluster: the documents, and the vocabulary that
prefixes and suggestions are looked up in. Its folder on the archive's machine holds a
pointer to them, so that generations, marks and locks work as with every other engine.
"""
