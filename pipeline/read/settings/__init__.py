"""Set-up that is kept as text: region.yaml, the wording, images of arms, the shipped examples."""
