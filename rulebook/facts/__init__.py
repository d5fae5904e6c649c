"""Turn a draft into records with their evidence checked; no rule knowledge."""
