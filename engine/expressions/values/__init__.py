"""What an expression works with: values of FEEL's types, how they compare and how they are computed with."""
