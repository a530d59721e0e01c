"""What choosing on test does to the test error."""
