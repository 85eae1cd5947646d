import Glibc

// @unchecked because the memory is shared with the file and its users write disjoint parts of it.
/// A small file that is mapped into memory: what is written outlives the process without a call of the system.
///
/// Nothing of it is made to survive a power loss.
public final class MappedFile: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    private let count: Int

    /// Opens or makes the file, mode 0600, and gives it that size.
    ///
    /// The corresponding C function is `mmap` with `MAP_SHARED`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - count: its size in bytes.
    /// - Throws: `SystemError`.
    public init(_ path: String, count: Int) throws(SystemError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        defer { close(descriptor) }
        // Allocated now: writing to a hole of a full disk would end the process.
        let code = posix_fallocate(descriptor, 0, count)
        guard code == 0 else { throw SystemError("make room for \(path)", code: code) }
        guard ftruncate(descriptor, count) == 0 else { throw SystemError("resize \(path)") }
        let memory = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { throw SystemError("map \(path)") }
        self.memory = memory
        self.count = count
    }

    deinit { munmap(memory, count) }

    /// A number at an offset that is a multiple of 8.
    public func number(at offset: Int) -> UInt64 {
        guard offset >= 0, offset + 8 <= count else { return 0 }
        return memory.load(fromByteOffset: offset, as: UInt64.self)
    }

    /// Writes a number at an offset that is a multiple of 8.
    public func setNumber(_ number: UInt64, at offset: Int) {
        guard offset >= 0, offset + 8 <= count else { return }
        memory.storeBytes(of: number, toByteOffset: offset, as: UInt64.self)
    }

    /// Bytes from an offset on.
    public func read(at offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, count >= 0, offset + count <= self.count else { return [] }
        return Array(UnsafeRawBufferPointer(start: memory + offset, count: count))
    }

    /// Writes bytes from an offset on; what does not fit is left out.
    public func write(_ bytes: [UInt8], at offset: Int) {
        guard offset >= 0, offset + bytes.count <= count else { return }
        bytes.withUnsafeBytes {
            UnsafeMutableRawBufferPointer(start: memory + offset, count: bytes.count).copyMemory(from: $0)
        }
    }

    /// Fills a part with zeroes.
    public func clear(at offset: Int, count: Int) {
        guard offset >= 0, offset + count <= self.count else { return }
        memset(memory + offset, 0, count)
    }
}
