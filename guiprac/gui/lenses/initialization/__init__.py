"""Signals over depth, forecast and measured; alarms; the race."""
