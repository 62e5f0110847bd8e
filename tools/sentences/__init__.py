"""Small cases that between them are in every state, and what each sentence of the wording says in them."""
