import JSON
import MicroHTTPD

/// The description of the API for programs (OpenAPI 3.1), made from the route table.
enum OpenAPI {
    static let route = Route(
        "GET", "/openapi.json", .json("openapi", "this description for programs, OpenAPI 3.1")
    ) { _ in HTTPResponse(headers: [HTTPField("Content-Type", "application/json")], body: document) }

    /// The document, made once.
    static let document: [UInt8] = {
        var json = JSONWriter()
        json.object { json in
            json.field("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.field("title", "Errata")
                json.field("version", "1")
                json.field("description", "Reading what was published, and what became of it.")
            }
            json.key("paths")
            json.object { json in
                var paths: [String] = []
                for route in described where !paths.contains(route.path) { paths.append(route.path) }
                for path in paths {
                    json.key(path)
                    json.object { json in
                        for route in described where route.path == path { write(route, to: &json) }
                    }
                }
            }
            json.key("components")
            json.object { json in components(to: &json) }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }()

    /// What the control socket alone has is not for others.
    private static var described: [Route] { RouteTable.all.filter { $0.access != .control } }

    private static func write(_ route: Route, to json: inout JSONWriter) {
        json.key(route.method.lowercased())
        json.object { json in
            json.field("operationId", name(route))
            json.field("summary", route.content.words)
            if route.access != .open {
                json.key("security")
                json.array { json in
                    // Without configured tokens reading needs none.
                    if route.access == .read { json.object { _ in } }
                    json.object { json in
                        json.key("bearer")
                        json.array { _ in }
                    }
                }
            }
            json.key("parameters")
            json.array { json in
                for name in route.pathNames { parameter(name, in: "path", Parameter(name, .text, name), to: &json) }
                for one in route.parameters { parameter(one.name, in: "query", one, to: &json) }
            }
            json.key("responses")
            json.object { json in responses(of: route, to: &json) }
        }
    }

    private static func name(_ route: Route) -> String {
        let words = route.path.split { "/{}._-".contains($0) }.map(String.init)
        return ([route.method.lowercased()] + (words.isEmpty ? ["front"] : words)).joined(separator: "_")
    }

    private static func parameter(_ name: String, in place: String, _ parameter: Parameter, to json: inout JSONWriter) {
        json.object { json in
            json.field("name", name)
            json.field("in", place)
            json.field("required", place == "path" || parameter.isRequired)
            json.field("description", parameter.summary)
            json.key("schema")
            if parameter.isRepeated {
                json.object { json in
                    json.field("type", "array")
                    json.key("items")
                    schema(parameter.form, to: &json)
                }
            } else {
                schema(parameter.form, to: &json)
            }
        }
    }

    private static func schema(_ form: Parameter.Form, to json: inout JSONWriter) {
        json.object { json in
            switch form {
            case .text:
                json.field("type", "string")
                json.field("maxLength", 1000)
            case .number(let range):
                json.field("type", "integer")
                json.field("minimum", Int(range.lowerBound))
                json.field("maximum", Int(range.upperBound))
            case .time:
                json.field("type", "string")
                json.field(
                    "pattern",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$")
            case .words(let words):
                json.field("type", "string")
                json.field("enum", words)
            case .flag:
                json.field("type", "string")
                json.field("enum", ["1", "0", "true", "false", "on"])
            }
        }
    }

    private static func responses(of route: Route, to json: inout JSONWriter) {
        let isCommand = route.content.shape == "accepted"
        let isForm = route.content.type == "text/html" && route.method == "POST"
        json.key(isCommand ? "202" : isForm ? "303" : "200")
        json.object { json in
            json.field("description", route.content.words)
            guard !isForm else { return }
            json.key("content")
            json.object { json in
                json.key(route.content.type)
                json.object { json in
                    guard let shape = route.content.shape else { return }
                    json.key("schema")
                    json.object { $0.field("$ref", "#/components/schemas/\(shape)") }
                }
            }
        }
        var statuses = Set(route.statuses).union([400, 401, 503])
        if route.access == .write { statuses.insert(403) }
        if isForm { statuses.remove(303) }
        for status in statuses.sorted() {
            json.key("\(status)")
            json.object { json in json.field("description", "an error, and why") }
        }
    }

    private static func components(to json: inout JSONWriter) {
        json.key("securitySchemes")
        json.object { json in
            json.key("bearer")
            json.object { json in
                json.field("type", "http")
                json.field("scheme", "bearer")
            }
        }
        json.key("schemas")
        json.object { json in
            for shape in Shape.all {
                json.key(shape.name)
                json.object { json in
                    json.field("type", "object")
                    guard !shape.members.isEmpty else { return }
                    json.field("required", shape.members.map(\.name))
                    json.key("properties")
                    json.object { json in
                        for member in shape.members {
                            json.key(member.name)
                            type(member.type, member.words, to: &json)
                        }
                    }
                }
            }
        }
    }

    private static func type(_ type: String, _ words: String?, to json: inout JSONWriter) {
        json.object { json in
            if let words { json.field("description", words) }
            var name = Substring(type)
            let isOptional = name.hasSuffix("?")
            if isOptional { name = name.dropLast() }
            if name.hasPrefix("[") {
                json.field("type", "array")
                json.key("items")
                self.type(String(name.dropFirst().dropLast()), nil, to: &json)
            } else if Shape.named(String(name)) != nil {
                json.field("$ref", "#/components/schemas/\(name)")
            } else {
                let plain = name == "time" ? "string" : String(name)
                if isOptional { json.field("type", [plain, "null"]) } else { json.field("type", plain) }
                if name == "time" { json.field("format", "date-time") }
            }
        }
    }
}
