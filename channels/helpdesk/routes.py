"""Every route of the help desk, the specific ones before the shell that answers the rest."""

from fastapi import APIRouter

from channels.helpdesk import (
    elsewhere_routes,
    knowledge_routes,
    print_routes,
    session_routes,
    shell_routes,
    work_routes,
)

routers: tuple[APIRouter, ...] = (
    session_routes.router,
    knowledge_routes.router,
    print_routes.router,
    work_routes.router,
    elsewhere_routes.router,
    shell_routes.router,
)
