"""What a check may say: findings, their catalogue, and the language that they are said in."""
