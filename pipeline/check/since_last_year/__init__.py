"""This year's plan and words beside last year's: changes, decided amounts, what came along unread."""
