import JSON
import MicroHTTPD

/// What all answers for programs have in common.
enum API {
    static func json(status: Int = 200, _ write: (inout JSONWriter) throws -> Void) rethrows -> HTTPResponse {
        var json = JSONWriter()
        try write(&json)
        return HTTPResponse(
            status: status, headers: [HTTPField("Content-Type", "application/json")],
            body: json.bytes + [UInt8(ascii: "\n")])
    }

    static func problem(_ status: Int, _ words: String) -> HTTPResponse {
        json(status: status) { json in json.object { $0.field("error", words) } }
    }

    /// `{"name": [row, …], "before": cursor}`.
    static func list(_ name: String, _ rows: [JSONValue], next: (name: String, value: JSONValue)) -> HTTPResponse {
        json { json in
            json.object { json in
                json.key(name)
                json.array { json in for row in rows { json.value(row) } }
                json.key(next.name)
                json.value(next.value)
            }
        }
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8", file: String? = nil) -> HTTPResponse {
        var response = HTTPResponse(contentType: type, text: text)
        if let file {
            response.headers.append(HTTPField("Content-Disposition", "attachment; filename=\"\(file)\""))
        }
        return response
    }
}
