import Linux

/// What to tell somebody who may not read what the service keeps.
enum Rights {
    /// A failure that names who may read the path, and how to become one of them.
    ///
    /// - Parameters:
    ///   - what: the thing in words, such as `the store`.
    ///   - path: where it is.
    /// - Returns: the failure.
    static func failure(_ what: String, _ path: String) -> CommandFailure {
        guard let (owner, isClosed) = nearest(path) else {
            return CommandFailure("cannot read \(what) \(path): permission denied", hint: "the same with sudo")
        }
        guard owner.groupID != 0, isClosed, owner.isGroupReadable else {
            return CommandFailure(
                "cannot read \(what) \(path): permission denied; it belongs to the user \(owner.user)",
                hint: "the same with sudo")
        }
        return CommandFailure(
            "cannot read \(what) \(path): permission denied; members of the group \(owner.group) can read it",
            hint: "sudo usermod -aG \(owner.group) \(CurrentProcess.userName), then log in again; or once with sudo")
    }

    /// The owner of the path, or of the first directory above it that can be seen, and whether it shuts others out.
    private static func nearest(_ path: String) -> (FileOwner, isClosed: Bool)? {
        var place = path
        while true {
            if let owner = FileSystem.owner(of: place) { return (owner, !owner.isWorldReadable) }
            let parent = FileSystem.parent(of: place)
            guard parent != place, parent != "." else { return nil }
            place = parent
        }
    }
}
