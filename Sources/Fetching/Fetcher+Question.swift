import Curl
import Linux
import Model

extension FetchRequest.Purpose {
    /// What the reader of the answer can read.
    var accept: String {
        switch self {
        case .feed:
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1"
        case .page, .listing: "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1"
        case .sitemap: "application/xml, text/xml, text/plain;q=0.8, */*;q=0.1"
        }
    }
}

extension Fetcher {
    /// The question for the journey's address.
    func transfer(_ journey: inout Journey) throws(Secret.Failure) -> TransferRequest {
        let options = journey.request.options
        var transfer = TransferRequest(url: journey.url)
        transfer.addressGuard = policy.addressGuard
        transfer.proxy = options.proxy ?? policy.proxy
        transfer.keepsTrace = journey.request.purpose == .page
        // Polls come minutes apart; only the pages of a burst and those who wait find the connection again in time.
        transfer.closesConnection = journey.request.purpose != .page && !hosts.isAwaited(journey.host)
        transfer.limits = limits(options, since: journey.startedAt)
        transfer.tls.authorityFile = options.certificateAuthorityFile ?? policy.authorityFile
        let isOverridden = { (name: String) in options.headers.contains { $0.name.lowercased() == name } }
        if !isOverridden("user-agent") { transfer.headers.add("User-Agent", options.userAgent ?? policy.userAgent) }
        if !isOverridden("accept") { transfer.headers.add("Accept", journey.request.purpose.accept) }
        addConditions(to: &transfer.headers, &journey)
        if journey.isAtHome {
            transfer.tls.clientCertificate = options.clientCertificate
            transfer.tls.clientKey = options.clientKey
            transfer.tls.verifiesPeer = !options.isInsecure
            for header in options.headers { transfer.headers.add(header.name, header.value) }
            if let field = try Secret.authorization(options, journey.home) {
                transfer.headers.add("Authorization", field)
            }
        }
        if let field = try cookie(journey) { transfer.headers.add("Cookie", field) }
        return transfer
    }

    /// Sends the validators back to the address that gave them, byte for byte (RFC 9110 section 13.1).
    ///
    /// Only the tag may take another form, where this host was seen to know it by that one.
    private func addConditions(to headers: inout HeaderFields, _ journey: inout Journey) {
        journey.wasUnconditional = true
        journey.condition = nil
        guard let known = journey.request.validators, known.url == journey.url, !known.isEmpty,
            !journey.request.asksWhole
        else { return }
        if let why = journey.request.trust.objection(now: journey.startedAt, every: policy.unconditionalEvery) {
            journey.note { _ in "asked without conditions: \(why)" }
            return
        }
        if let tag = known.entityTag {
            let condition = condition(tag, known, host: journey.host)
            if let field = condition.form.field(EntityTag(tag)) { headers.add("If-None-Match", field) }
            journey.condition = condition
        }
        let date = known.lastModified ?? (known.entityTag == nil ? known.context.dateForCache : nil)
        if let date { headers.add("If-Modified-Since", date) }
        journey.wasUnconditional = false
    }

    private func condition(_ tag: [UInt8], _ known: Validators, host: String) -> Journey.Condition {
        let shape = TagShape(EntityTag(tag), known.context)
        let hasDate = known.lastModified != nil
        return Journey.Condition(
            shape: shape, form: hosts[host].form(of: shape, hasDate: hasDate), hasDate: hasDate, tag: tag)
    }

    private func cookie(_ journey: Journey) throws(Secret.Failure) -> [UInt8]? {
        var pairs: [[UInt8]] = []
        if let path = journey.request.options.cookiesFile, journey.isAtHome {
            do {
                let text = try FileSystem.read(path, limit: 1 << 20)
                if let field = CookiesFile.field(text, for: journey.address, now: clock.now()) { pairs.append(field) }
            } catch {
                throw Secret.Failure(reason: "cookies file \(path): \(error.reason)")
            }
        }
        if let field = journey.cookies.field(host: journey.host) { pairs.append(field) }
        return pairs.isEmpty ? nil : Array(pairs.joined(separator: Array("; ".utf8)))
    }

    private func limits(_ options: RequestOptions, since start: Timestamp) -> TransferLimits {
        var limits = policy.limits
        if let bytes = options.maximumBytes {
            limits.wireBytes = bytes
            limits.decodedBytes = bytes
        }
        limits.totalTimeout = options.timeout ?? limits.totalTimeout
        // A chain of slow redirects must not add up.
        let left = policy.longestFetch - (clock.now() - start)
        limits.totalTimeout = max(.seconds(1), min(limits.totalTimeout, left))
        return limits
    }
}
