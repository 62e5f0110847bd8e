"""What a template cannot say: lists from 1, what stays together, widths, line ends; rules, and a pass over a tree."""
