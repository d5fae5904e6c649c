"""Turn records and rules into outcomes and a verdict; pure."""
