"""The words of the field: amounts, years, measures, the plan and its sums, the case, findings. Imports nobody."""
