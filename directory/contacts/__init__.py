"""Help lines and contact points."""
