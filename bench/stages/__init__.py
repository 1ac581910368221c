"""What does each stage take, apart from all others? Each runs in a process of its own."""
