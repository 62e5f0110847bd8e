"""What a council is set up with: region.yaml, the wording, images of arms, the shipped examples."""
