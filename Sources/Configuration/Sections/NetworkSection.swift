import Model

extension Section where Root == NetworkSettings {
    static let network = Section(
        name: "network", summary: "How the daemon behaves towards the sites it reads.",
        initial: { NetworkSettings() },
        keys: [
            Key(
                "contact", .contact, to: \.contact, default: "none",
                "A page about your use of errata, or a mailto address. It is part of the User-Agent, so that the owner of a "
                    + "site can talk to you before blocking you."),
            Key(
                "user_agent", .headerValue, to: \.userAgent, default: "errata with version and contact",
                "Replaces the whole User-Agent."),
            Key(
                "allow", .list(of: .addressRange, "list of address ranges"), to: \.allow, default: "none",
                "Private address ranges (CIDR) that may be reached. Without it errata refuses to connect to loopback, "
                    + "private, link-local and other special addresses, wherever a link or a redirect leads."),
            Key(
                "spacing", .duration(.zero...(.minutes(10))), to: \.spacing,
                "The minimum time between two requests to one host; there is never more than one in flight."),
            Key(
                "concurrency", .number(1...1000), to: \.concurrency, "Maximum simultaneous requests."),
            Key("timeout", .timeout, to: \.timeout, "Maximum duration of a transfer."),
            Key(
                "max_size", .size(1000...1_000_000_000), to: \.maximumBytes,
                "The maximum size of a document, decompressed. A larger one is refused."),
            Key(
                "proxy", .proxy, to: \.proxy, default: "none",
                "Every request goes through it, those to webhooks and hubs too; it then decides which addresses can be "
                    + "reached. Proxy variables of the environment are not used."),
            Key(
                "ca_file", .path, to: \.certificateAuthorityFile, default: "the system's",
                "Certificate authorities to trust, in PEM form."),
        ])
}
