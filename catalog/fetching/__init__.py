"""The one guarded way out for HTTP.

The threat: a publisher gives us an address, we fetch it and show the world what came. So a hostile address, or a
hostile server behind a harmless one, tries to
- make us reach what only we can reach (server-side request forgery): this machine, our network, the cloud's metadata
  service, by a name, an odd spelling, a translated address, a redirect, or a name that changes its address between the
  look and the call;
- hold a worker for good: an answer, a header or a handshake that drips for ever, or redirects without end;
- fill the disk or the memory: an endless file, a false length, or a small packed answer that unpacks to terabytes;
- get secrets: a proxy's or a .netrc's password, a cookie of another site.

What stands against it, a file each: `address.py` (which addresses at all), `session.py` (checks the address that is
really dialled, and cuts the line when time is up), `exchange.py` (asks again for each redirect), `decoding.py` (unpacks
piece by piece), `fetch.py` (counts), `limits.py` (how much is too much), `refusals.py` (what people are told).
One thing is the resolver's own: a slow name lookup ends by the timeout in resolv.conf, not by ours.
"""
