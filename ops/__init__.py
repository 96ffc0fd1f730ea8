"""Install, start, watch and measure the services."""
