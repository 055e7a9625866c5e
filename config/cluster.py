"""How a cluster is made, and how its server is set: reached by a socket in a private folder, and by that alone."""

# Trust: the socket's folder is private, so whoever can reach the socket is the server's account, or root.
CLUSTER = (
    *("--auth=trust", "--encoding=UTF8", "--no-instructions"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
)
SETTINGS = """\
# Written by Kaimen. Local connections only: no address is listened on.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 128MB
timezone = 'UTC'
log_timezone = 'UTC'
"""
# For what nobody misses, such as a test's rows: no wait for the disk. A machine that loses power can lose the cluster.
FLEETING = """\
fsync = off
full_page_writes = off
synchronous_commit = off
"""
