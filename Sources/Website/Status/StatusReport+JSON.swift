public import JSON
import Model

extension StatusReport {
    /// Writes the report with its conclusions: what `/v1/status` and `errata status --json` show.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("version", version)
            json.field("at", at.iso8601)
            json.field("running_since", runningSince.iso8601)
            json.field("state", isFine ? "fine" : "degraded")
            json.key("unclean_ends")
            json.object { json in
                json.field("last_24_hours", uncleanEnds.recent)
                json.field("total", uncleanEnds.total)
                json.field("last_start_after_one", uncleanEnds.last?.iso8601)
            }
            json.field("paused", pausedReason)
            json.field("configuration_problem", configurationProblem)
            json.field("waits_for_restart", waitsForRestart)
            json.field("secret_problem", secretProblem)
            json.field("stale_credentials", staleCredentials)
            writeWork(to: &json)
            json.key("webhooks")
            json.array { json in for webhook in webhooks { webhook.write(to: &json) } }
            json.key("disk")
            json.object { json in
                json.field("free_bytes", disk.free)
                json.field("total_bytes", disk.total)
                json.field("store_bytes", disk.store)
            }
            json.field("memory_bytes", memory)
            json.key("attention")
            json.array { json in
                for item in attention {
                    json.object { json in
                        json.field("problem", item.problem)
                        json.field("step", item.step)
                    }
                }
            }
        }
    }

    private func writeWork(to json: inout JSONWriter) {
        json.key("sources")
        json.object { json in
            json.field("fine", sources.fine)
            json.field("failing", sources.failing)
            json.field("quiet", sources.quiet)
            json.key("troubles")
            json.array { json in for trouble in sources.troubles { trouble.write(to: &json) } }
        }
        json.key("articles")
        json.object { $0.field("followed", articlesFollowed) }
        json.key("checks")
        json.object { json in
            json.field("due", checks.due)
            json.field("running", checks.running)
            json.field("overdue", checks.overdue)
            json.field("longest_wait_seconds", Int(checks.longestWait.milliseconds / 1000))
            json.field("longest_delay_seconds", Int(checks.longestDelay.milliseconds / 1000))
            json.key("queues")
            json.array { json in
                for queue in checks.queues {
                    json.object { json in
                        json.field("source", queue.name)
                        json.field("due", queue.due)
                    }
                }
            }
            json.field("next", checks.next?.iso8601)
            json.field("made", checks.made)
        }
        json.key("unread")
        json.array { json in
            for document in unread {
                json.object { json in
                    json.field("source", document.source)
                    json.field("url", document.url)
                    json.field("reason", document.reason)
                }
            }
        }
        json.key("warnings")
        json.array { json in for warning in warnings { warning.write(to: &json) } }
        json.key("last_change")
        if let lastChange { lastChange.write(to: &json) } else { json.null() }
        writeLog(to: &json)
    }

    private func writeLog(to json: inout JSONWriter) {
        json.key("log")
        json.object { json in
            json.field("records_behind", logLag)
            json.field("problem", logProblem)
            json.key("incidents")
            json.array { json in for incident in logIncidents { incident.write(to: &json) } }
            json.field("kept_files", keptLogFiles)
            json.key("replaced_key")
            if let replacedKey { replacedKey.write(to: &json) } else { json.null() }
        }
        json.key("search_index")
        json.object { $0.field("damaged", hasDamagedSearchIndex) }
        json.key("deliveries")
        json.object { json in
            json.field("waiting", waitingDeliveries)
            json.field("dead", deadDeliveries)
        }
    }

    /// Reads what `write` wrote; nil when it is no status.
    public init?(_ json: JSONValue) {
        guard let version = json["version"]?.string, let at = StatusReport.time(json["at"]),
            let since = StatusReport.time(json["running_since"])
        else { return nil }
        self.init(version: version, at: at, runningSince: since)
        uncleanEnds.recent = json["unclean_ends"]?["last_24_hours"]?.int ?? 0
        uncleanEnds.total = json["unclean_ends"]?["total"]?.int ?? 0
        uncleanEnds.last = StatusReport.time(json["unclean_ends"]?["last_start_after_one"])
        pausedReason = json["paused"]?.string
        configurationProblem = json["configuration_problem"]?.string
        waitsForRestart = json["waits_for_restart"]?.string
        secretProblem = json["secret_problem"]?.string
        staleCredentials = json["stale_credentials"]?.string
        sources.fine = json["sources"]?["fine"]?.int ?? 0
        sources.failing = json["sources"]?["failing"]?.int ?? 0
        sources.quiet = json["sources"]?["quiet"]?.int ?? 0
        sources.troubles = (json["sources"]?["troubles"]?.array ?? []).compactMap { SourceTrouble($0) }
        articlesFollowed = json["articles"]?["followed"]?.int ?? 0
        checks.due = json["checks"]?["due"]?.int ?? 0
        checks.overdue = json["checks"]?["overdue"]?.int ?? 0
        checks.longestWait = .seconds(json["checks"]?["longest_wait_seconds"]?.int ?? 0)
        checks.running = json["checks"]?["running"]?.int ?? 0
        checks.longestDelay = .seconds(json["checks"]?["longest_delay_seconds"]?.int ?? 0)
        checks.queues = (json["checks"]?["queues"]?.array ?? []).compactMap { queue in
            queue["source"]?.string.map { Queue(name: $0, due: queue["due"]?.int ?? 0) }
        }
        unread = (json["unread"]?.array ?? []).compactMap { document in
            guard let source = document["source"]?.string, let url = document["url"]?.string else { return nil }
            return UnreadDocument(source: source, url: url, reason: document["reason"]?.string ?? "")
        }
        warnings = (json["warnings"]?.array ?? []).compactMap { warning in
            guard let key = warning["key"]?.string, let problem = warning["problem"]?.string else { return nil }
            return Attention(key: key, problem: problem, step: warning["step"]?.string ?? "")
        }
        checks.next = StatusReport.time(json["checks"]?["next"])
        checks.made = json["checks"]?["made"]?.int ?? 0
        lastChange = json["last_change"].flatMap { LastChange($0) }
        logLag = json["log"]?["records_behind"]?.int ?? 0
        logProblem = json["log"]?["problem"]?.string
        logIncidents = (json["log"]?["incidents"]?.array ?? []).compactMap { Incident($0) }
        keptLogFiles = (json["log"]?["kept_files"]?.array ?? []).compactMap(\.string)
        replacedKey = json["log"]?["replaced_key"].flatMap { Incident($0) }
        hasDamagedSearchIndex = json["search_index"]?["damaged"]?.bool ?? false
        webhooks = (json["webhooks"]?.array ?? []).compactMap { Webhook($0) }
        disk.free = json["disk"]?["free_bytes"]?.int ?? 0
        disk.total = json["disk"]?["total_bytes"]?.int ?? 0
        disk.store = json["disk"]?["store_bytes"]?.int ?? 0
        memory = json["memory_bytes"]?.int ?? 0
    }

    fileprivate static func time(_ json: JSONValue?) -> Timestamp? { json?.string.flatMap { Timestamp(iso8601: $0) } }
}

extension Attention {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("key", key)
            json.field("problem", problem)
            json.field("step", step)
        }
    }
}

extension StatusReport.Incident {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("at", at.iso8601)
            json.field("text", text)
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let at = StatusReport.time(json["at"]), let text = json["text"]?.string else { return nil }
        self.init(at: at, text: text)
    }
}

extension StatusReport.SourceTrouble {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("name", name)
            json.field("since", since.iso8601)
            json.field("reason", reason)
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let id = json["id"]?.string, let since = StatusReport.time(json["since"]) else { return nil }
        self.init(id: id, name: json["name"]?.string ?? id, since: since, reason: json["reason"]?.string ?? "")
    }
}

extension StatusReport.LastChange {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("seq", Int(sequence))
            json.field("observed_at", at.iso8601)
            json.field("type", type)
            json.field("title", title)
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let sequence = json["seq"]?.int, let at = StatusReport.time(json["observed_at"]) else { return nil }
        self.init(
            sequence: Int64(sequence), at: at, type: json["type"]?.string ?? "", title: json["title"]?.string ?? "")
    }
}

extension StatusReport.Webhook {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("name", name)
            json.field("kind", isMail ? "mail" : "webhook")
            json.field("waiting", waiting)
            json.field("dead", dead)
            json.field("failing_since", failingSince?.iso8601)
            json.field("disabled", disabledReason)
            json.field("oldest_waiting", oldestWaiting?.iso8601)
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let name = json["name"]?.string else { return nil }
        self.init(name: name)
        isMail = json["kind"]?.string == "mail"
        waiting = json["waiting"]?.int ?? 0
        dead = json["dead"]?.int ?? 0
        failingSince = StatusReport.time(json["failing_since"])
        disabledReason = json["disabled"]?.string
        oldestWaiting = StatusReport.time(json["oldest_waiting"])
    }
}
