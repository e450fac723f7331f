"""From reviewed YAML annotations to briefings and a disagreement index."""
