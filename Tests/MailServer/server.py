#!/usr/bin/env python3
"""A real SMTP server (aiosmtpd) for the tests: keeps each message, and is as difficult as it is asked to be.

    server.py DIRECTORY [--tls CERT KEY] [--wrapped] [--login NAME PASSWORD]

Writes its port to DIRECTORY/port and each message to DIRECTORY/N.eml, with the envelope in front of it as X-Envelope-*.
The recipient refused@… is refused for good; the file DIRECTORY/busy makes it answer 451 to everybody.
"""

import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, directory):
        self.directory = directory
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if os.path.exists(os.path.join(self.directory, "busy")):
            return "451 4.3.0 come back later"
        if address.startswith("refused@"):
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        head = f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {','.join(envelope.rcpt_tos)}\r\n"
        head += f"X-Envelope-TLS: {'yes' if session.ssl else 'no'}\r\n"
        path = os.path.join(self.directory, f"{self.count}.eml")
        with open(path + ".part", "wb") as file:
            file.write(head.encode() + envelope.original_content)
        os.rename(path + ".part", path)
        return "250 kept"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--wrapped", action="store_true")
    parser.add_argument("--login", nargs=2)
    options = parser.parse_args()
    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*options.tls)

    def check(server, session, envelope, mechanism, data):
        wanted = tuple(word.encode() for word in options.login)
        return AuthResult(success=(data.login, data.password) == wanted, handled=False)

    settings = {"hostname": "mail.test"}
    if context and not options.wrapped:
        settings.update(tls_context=context, require_starttls=True)
    if options.login:
        settings.update(authenticator=check, auth_required=True, auth_require_tls=context is not None)
    keeper = Keeper(options.directory)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keeper, **settings), "127.0.0.1", 0, ssl=context if options.wrapped else None)
    port = server.sockets[0].getsockname()[1]
    with open(os.path.join(options.directory, "port.part"), "w") as file:
        file.write(str(port))
    os.rename(os.path.join(options.directory, "port.part"), os.path.join(options.directory, "port"))
    await server.serve_forever()


asyncio.run(main())
