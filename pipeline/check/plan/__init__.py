"""What has to be right in the plan itself: its measures, amounts, frame and the council's budget."""
