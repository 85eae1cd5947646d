import Configuration
import JSON
import Model

/// What `errata check-config --json` prints: the settings by the keys of the configuration; durations in seconds.
enum SettingsJSON {
    static func text(_ settings: Settings, warnings: [String]) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("valid", true)
            json.field("store", settings.store)
            writePlaces(settings, to: &json)
            writeNetwork(settings.network, to: &json)
            writeRhythm(settings, to: &json)
            json.key("sources")
            json.array { json in for source in settings.sources { write(source, to: &json) } }
            json.key("webhooks")
            json.array { json in
                for webhook in settings.webhooks where webhook.mail == nil { write(webhook, to: &json) }
            }
            writeMail(settings, to: &json)
            json.field("warnings", warnings)
        }
        return json.text
    }

    private static func writePlaces(_ settings: Settings, to json: inout JSONWriter) {
        json.key("log")
        json.object { json in
            json.field("directory", settings.log.directory)
            json.field("day_pages", settings.log.dayPages)
        }
        json.key("control")
        json.object { $0.field("socket", settings.control.socket) }
        json.field("listen", settings.listen?.description)
        json.key("access")
        json.object { json in
            json.field("read", settings.access.read.count)
            json.field("write", settings.access.write.count)
            json.field("names", settings.access.names)
        }
        guard let websub = settings.websub else { return }
        json.key("websub")
        json.object { json in
            json.field("callback", websub.callback)
            json.field("listen", websub.listen.description)
            json.field("lease", seconds(websub.lease))
        }
    }

    private static func writeNetwork(_ network: NetworkSettings, to json: inout JSONWriter) {
        json.key("network")
        json.object { json in
            json.field("contact", network.contact)
            json.field("user_agent", network.userAgent)
            json.field("allow", network.allow)
            json.field("spacing", seconds(network.spacing))
            json.field("concurrency", network.concurrency)
            json.field("timeout", seconds(network.timeout))
            json.field("max_size", network.maximumBytes)
            json.field("proxy", network.proxy)
            json.field("ca_file", network.certificateAuthorityFile)
        }
    }

    private static func writeRhythm(_ settings: Settings, to json: inout JSONWriter) {
        json.key("defaults")
        json.object { json in
            json.field("interval", seconds(settings.defaults.interval))
            json.field("follow", seconds(settings.defaults.follow))
            json.field("articles", settings.defaults.articles)
        }
        json.key("retention")
        json.object { json in
            json.field("captures", settings.retention.captures.map(seconds))
            json.field("deliveries", settings.retention.deliveries.map(seconds))
        }
    }

    private static func write(_ source: Source, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", source.id)
            json.field("kind", source.kind.rawValue)
            json.field("url", source.url)
            json.field("name", source.name)
            json.field("tags", source.tags)
            if source.isPaused { json.field("paused", true) }
            json.field("interval", source.interval.map(seconds))
            json.field("follow", source.follow.map(seconds))
            json.field("articles", source.articleLimit)
            json.field("select", source.rules.select)
            json.field("ignore", source.rules.ignore)
            json.field("title", source.rules.title)
            json.field("date", source.rules.date)
            json.field("links", source.rules.links)
            if source.rules.followsComments { json.field("comments", true) }
            if !source.request.renderCommand.isEmpty { json.field("render", source.request.renderCommand) }
            if source.request.isInsecure { json.field("insecure", true) }
        }
    }

    private static func write(_ webhook: WebhookSettings, to json: inout JSONWriter) {
        json.object { json in
            json.field("name", webhook.name)
            json.field("url", webhook.publicURL)
            json.field("format", webhook.format)
            json.field("signed", !webhook.secrets.isEmpty)
            json.field("retry", webhook.retry.map(DurationText.describe))
            json.field("types", webhook.when.types.map(\.rawValue))
            json.field("severity", webhook.when.severity.rawValue)
            json.field("disclosure", webhook.when.disclosure.map(\.rawValue))
            json.field("tags", webhook.when.tags)
        }
    }

    private static func writeMail(_ settings: Settings, to json: inout JSONWriter) {
        let way = settings.mail
        if way.isSet {
            json.key("mail")
            json.object { json in
                json.field("server", way.server)
                if !way.command.isEmpty { json.field("command", way.command) }
                json.field("from", way.from.description)
                json.field("encryption", way.encryption.rawValue)
                json.field("page", way.page)
            }
        }
        json.key("recipients")
        json.array { json in
            for recipient in settings.webhooks {
                guard let mail = recipient.mail else { continue }
                json.object { json in
                    json.field("name", recipient.name)
                    json.field("to", mail.to.map(\.description))
                    json.field("digest", mail.rhythm == .each ? "none" : mail.rhythm.rawValue)
                    json.field("at", mail.at.description)
                    json.field("quiet", mail.quiet?.description)
                    json.field("report", mail.report == .each ? "none" : mail.report.rawValue)
                }
            }
        }
    }

    private static func seconds(_ duration: Duration) -> Int { Int(duration.milliseconds / 1000) }
}
