import Glibc
import Linux
import Systemd
import Testing

@Suite struct CredentialFilesTests {
    @Test(
        arguments: [
            ("[Service]\nLoadCredential=desk:ROOT/secrets/desk\n", true),
            ("[Service]\nLoadCredentialEncrypted = desk:ROOT/secrets/desk\n", true),
            ("[Service]\nLoadCredential=other:ROOT/secrets/desk\n", false), ("", false),
        ])
    func `a file that is newer than the credential is seen through the unit's drop-in`(
        dropIn: String, isSeen: Bool
    ) throws {
        let root = "/tmp/errata-credentials-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
        let drops = root + "/etc/systemd/system/errata.service.d"
        for directory in [drops, root + "/secrets", root + "/given"] { try FileSystem.createDirectory(directory) }
        try write(drops + "/secrets.conf", dropIn.replacing("ROOT", with: root))
        try write(root + "/given/desk", "old")
        try write(root + "/secrets/desk", "old")
        let files = CredentialFiles(root: root, credentials: root + "/given")
        set(root + "/given/desk", 2_000)
        set(root + "/secrets/desk", 1_000)
        #expect(!files.isStale("desk"))
        set(root + "/secrets/desk", 3_000)
        #expect(files.isStale("desk") == isSeen)
        #expect(!files.isStale("unknown"))
        #expect(!CredentialFiles(root: root, credentials: nil).isStale("desk"))
    }

    private func write(_ path: String, _ text: String) throws {
        try FileSystem.replace(path, with: Array(text.utf8))
    }

    private func set(_ path: String, _ seconds: Int) {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        utimensat(AT_FDCWD, path, [time, time], 0)
    }
}
