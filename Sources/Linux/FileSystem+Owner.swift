import Glibc

/// Who owns a file, and who may read it.
public struct FileOwner: Sendable, Equatable {
    /// The user's number.
    public var userID: UInt32
    /// The group's number.
    public var groupID: UInt32
    /// The user's name, or its number where it has none.
    public var user: String
    /// The group's name, or its number where it has none.
    public var group: String
    /// Whether members of the group may read it.
    public var isGroupReadable: Bool
    /// Whether everybody may read it.
    public var isWorldReadable: Bool
}

extension FileSystem {
    /// Who owns what has that path; nil when it is not there or cannot be seen.
    public static func owner(of path: String) -> FileOwner? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileOwner(
            userID: status.st_uid, groupID: status.st_gid, user: userName(status.st_uid),
            group: groupName(status.st_gid), isGroupReadable: status.st_mode & S_IRGRP != 0,
            isWorldReadable: status.st_mode & S_IROTH != 0)
    }

    /// The name of a user, or its number.
    static func userName(_ id: uid_t) -> String {
        getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? "\(id)"
    }

    private static func groupName(_ id: gid_t) -> String {
        getgrgid(id).map { String(cString: $0.pointee.gr_name) } ?? "\(id)"
    }

    /// Whether this process may run the file as a program.
    public static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 && !isDirectory(path) }

    /// Sets who may do what with a file, whatever the umask.
    ///
    /// - Throws: `SystemError`.
    public static func setMode(_ mode: UInt32, of path: String) throws(SystemError) {
        guard chmod(path, mode_t(mode)) == 0 else { throw SystemError("chmod \(path)") }
    }
}

extension FileSystem {
    /// Gives a new file of root's to whoever owns another one, where that is also the owner of its directory.
    ///
    /// Nothing happens elsewhere: what root puts into other people's directories stays root's.
    /// - Throws: `SystemError`.
    public static func give(_ path: String, toOwnerOf other: String) throws(SystemError) {
        guard CurrentProcess.isRoot, let owner = owner(of: other), owner.userID != 0,
            let place = self.owner(of: parent(of: path)), place.userID == owner.userID
        else { return }
        guard chown(path, owner.userID, owner.groupID) == 0 else { throw SystemError("chown \(path)") }
    }

    /// Replaces a file in one step, as `replace`, and keeps the owner and the rights of the old one.
    ///
    /// - Throws: `SystemError`; the old file is then untouched.
    public static func rewrite(_ path: String, with bytes: [UInt8]) throws(SystemError) {
        var status = stat()
        let isOld = stat(path, &status) == 0
        try replace(path, with: bytes)
        guard isOld else { return }
        // Only root can give a file away; for anybody else it is their own already.
        _ = chown(path, status.st_uid, status.st_gid)
        try setMode(status.st_mode & 0o7777, of: path)
    }
}

extension CurrentProcess {
    /// Whether it may do everything on this machine.
    public static var isRoot: Bool { geteuid() == 0 }

    /// The name of the user who runs it.
    public static var userName: String { FileSystem.userName(getuid()) }

    /// Gives up root for good and becomes the user who owns a directory, so that no file it makes locks that user out.
    ///
    /// - Parameter directory: what that user owns; nothing happens when it is root's, is not there, or this process
    ///   is not root.
    /// - Returns: the owner's name; nil when nothing happened.
    /// - Throws: `SystemError` when the system refuses.
    public static func becomeOwner(of directory: String) throws(SystemError) -> String? {
        guard isRoot, let owner = FileSystem.owner(of: directory), owner.userID != 0 else { return nil }
        guard initgroups(owner.user, owner.groupID) == 0 || setgroups(1, [owner.groupID]) == 0 else {
            throw SystemError("setgroups")
        }
        guard setgid(owner.groupID) == 0 else { throw SystemError("setgid") }
        guard setuid(owner.userID) == 0 else { throw SystemError("setuid") }
        // As the service's own unit: the group may read, others may not.
        umask(0o027)
        return owner.user
    }
}
