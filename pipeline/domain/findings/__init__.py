"""What a finding is, the few that several stages make, and the language that they are said in."""
