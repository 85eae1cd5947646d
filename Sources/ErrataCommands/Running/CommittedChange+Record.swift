import JSON
import Model
import Storage

extension CommittedChange {
    /// The change read from its line of the log.
    var record: ChangeRecord? { (try? JSONParser.parse(line)).flatMap { ChangeRecord(json: $0) } }
}
