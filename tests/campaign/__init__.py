"""The long runs: `make campaign`. Results go to docs/campaign.md with the command."""
