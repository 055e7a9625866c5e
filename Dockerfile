# Kaimen's image: one for web, worker, scheduler and indexer. See docker-compose.yml.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements/base.txt /requirements.txt
RUN /venv/bin/pip install --require-hashes -r /requirements.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/var/lib/kaimen
RUN useradd --system --create-home --home-dir /var/lib/kaimen kaimen
COPY --from=build /venv /venv
WORKDIR /app
COPY manage.py ./
COPY config config
COPY catalog catalog
COPY portal portal
# Messages and static files belong to the image; the database address is only a form here, nothing connects.
# The code stays root's: what serves strangers can not change what it runs.
RUN export DATABASE_URL=postgresql://build@localhost/build SECRET_KEY=build VAR_DIR=/tmp/build STATIC_ROOT=/app/static \
    && python manage.py messages compile && python manage.py collectstatic --noinput --verbosity 0 && rm -rf /tmp/build
ENV STATIC_ROOT=/app/static
USER kaimen
VOLUME /var/lib/kaimen
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["granian", "config.wsgi:application", "--interface", "wsgi", "--http", "1", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "8", "--blocking-threads-idle-timeout", "600", "--http1-header-read-timeout", "10000", \
     "--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning"]
