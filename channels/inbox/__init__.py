"""The durable inbox and outbox of every messenger: nothing that was acknowledged is lost or answered twice."""
